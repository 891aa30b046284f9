import FerroRedis
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RedisEngine {
    /// The most endings of one script: what Redis does for them takes some 2 ms.
    private static var most: Int { 200 }

    /// Records endings, 200 in one script, and answers those that were refused.
    ///
    /// It may be repeated after an error: see the type for what a repetition is told.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        var refused: [Claim] = []
        var calls: [(Int64, ArraySlice<JobEnding>)] = []
        for start in stride(from: 0, to: endings.count, by: Self.most) {
            let some = endings[start..<min(start + Self.most, endings.count)]
            let call = answers.begin(some)
            do {
                refused += try await record(some, call)
                calls.append((call.number, some))
            } catch {
                let mayHaveRun = (error as? RedisError)?.mayHaveRun ?? ((error as? QueueError)?.code == .storage)
                answers.lost(mayHaveRun ? calls + [(call.number, some)] : calls)
                throw error
            }
        }
        answers.arrived(calls)
        return refused
    }

    private func record(_ endings: ArraySlice<JobEnding>, _ call: RedisAnswers.Call) async throws -> [Claim] {
        let reply = try await run(RedisQueueScript.finish, try arguments(endings, call)).elements
        guard reply.count == 2 else { throw Self.unreadable }
        let refused = try reply[0].elements.compactMap { index -> Claim? in
            guard let number = RedisNumber.integer(index), number >= 1, number <= endings.count else { return nil }
            return endings[endings.startIndex + Int(number) - 1].claim
        }
        let more = try reply[1].elements
        if !more.isEmpty { await sweep(more, now: endings.last?.at ?? Date()) }
        return refused
    }

    private func arguments(
        _ endings: ArraySlice<JobEnding>, _ call: RedisAnswers.Call
    ) throws(QueueError) -> [RedisArgument] {
        var list: [RedisArgument] = [
            RedisArgument(retention), RedisArgument(instance), RedisArgument(call.number),
            RedisArgument(call.arrived.count),
        ]
        list.reserveCapacity(4 + call.arrived.count + endings.count * 8)
        for number in call.arrived { list.append(RedisArgument(number)) }
        var last: (date: Date, text: RedisArgument)?
        for (index, ending) in endings.enumerated() {
            // Endings of one call often have one date.
            if last?.date != ending.at { last = (ending.at, RedisMoment.argument(ending.at)) }
            list.append(RedisLayout.argument(ending.claim.envelope.id.rawValue))
            list.append(RedisArgument(integerLiteral: ending.claim.token))
            try append(ending, at: last?.text ?? "", to: &list)
            list.append(call.earlier.isEmpty ? "" : RedisArgument(call.earlier[index]))
            let successors = ending.kind == .done ? ending.successors : []
            list.append(RedisArgument(integerLiteral: Int64(successors.count)))
            for draft in successors { try RedisDraft.append(draft, to: &list) }
        }
        return list
    }

    /// Kind, date, next date and failure.
    private func append(
        _ ending: JobEnding, at date: RedisArgument, to list: inout [RedisArgument]
    ) throws(QueueError) {
        let name = ending.claim.envelope.name
        switch ending.kind {
        case .done: list += ["d", date, "", ""]
        case .cancelled: list += ["c", date, "", ""]
        case .released(let next): list += ["b", date, RedisMoment.argument(next), ""]
        case .retry(let next, let failure):
            list += ["r", date, RedisMoment.argument(next), RedisArgument(try RedisDraft.json(failure, of: name))]
        case .failed(let failure): list += ["f", date, "", RedisArgument(try RedisDraft.json(failure, of: name))]
        }
    }

    /// Goes on cancelling the jobs of large batches; what is left when it cannot is cancelled when it is claimed.
    func sweep(_ more: [RedisReply], now: Date, atMost steps: Int = .max) async {
        var pending = more
        var done = 0
        while pending.count >= 2, done < steps {
            done += 1
            let cursor = pending.removeLast(), batch = pending.removeLast()
            let arguments = [
                RedisArgument(retention), RedisMoment.argument(now), RedisArgument(batch.bytes ?? []),
                RedisArgument(cursor.bytes ?? []),
            ]
            do {
                pending += try await run(RedisQueueScript.sweepBatch, arguments).elements
            } catch {
                client.logger.warning(
                    "The jobs of a cancelled batch are cancelled when they are claimed",
                    metadata: ["error": "\(ErrorText.of(error))"])
                return
            }
        }
    }
}
