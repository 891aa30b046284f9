import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Shift {
    /// Claims and starts up to `limit` jobs; gives them back at once if the shift has ended meanwhile.
    func claim(_ limit: Int) async throws -> Int {
        let sentAt = surroundings.elapsed()
        let queues = configuration.queues
        let request = ClaimRequest(
            queues: configuration.order == .strict
                ? queues : configuration.order.arranged(queues, random: surroundings.random()),
            limit: limit, workerID: configuration.workerID, lease: configuration.lease, now: surroundings.now())
        let claims: [Claim]
        do {
            claims = try await surroundings.engine.claim(request)
            pulse.note(.claim, isAnswered: true, at: request.now)
        } catch {
            pulse.note(.claim, isAnswered: false, at: request.now)
            throw error
        }
        guard !stopping.isRaised else {
            await giveBack(claims, haveBegun: false)
            return 0
        }
        let took = surroundings.elapsed() - sentAt
        guard took < configuration.lease else {
            if !claims.isEmpty {
                surroundings.logger.debug(
                    "A claim was answered after its lease: its jobs are left to other workers",
                    metadata: ["jobs": "\(claims.count)", "took": "\(took)"])
                // By the store's clock they may be this worker's still; where they are not, the tokens say so.
                await giveBack(claims, haveBegun: false)
            }
            return 0
        }
        for claim in claims { launch(claim, heldUntil: sentAt + configuration.lease) }
        // Much of the lease is spent: it is renewed before the next beat would.
        if took > configuration.heartbeatInterval { heartBell.ring() }
        // A job whose last worker died may have been cancelled meanwhile: the store says so at a heartbeat.
        if claims.contains(where: { $0.envelope.crashes > 0 }) { heartBell.ring() }
        return claims.count
    }

    private func launch(_ claim: Claim, heldUntil: Duration) {
        started.add(1, ordering: .relaxed)
        equipment.tally.began()
        let running = RunningJob(claim, in: surroundings, stopping: stopping, timekeeper: timekeeper)
        running.control.withLock { $0.heldUntil = heldUntil }
        launcher.launch(claim, running) { [self] in
            let result = await equipment.process(running, claim)
            // One that was given up meanwhile is no longer the worker's to record.
            if launcher.ended(claim) { recorder.submit(result) } else { equipment.tally.ended(.lost, after: nil) }
            if hungry.isRaised { bell.ring() }
        }
    }
}
