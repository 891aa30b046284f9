import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The entries whose ticks are being taken beside the scheduler's rounds, because the app's closures take part.
final class ScheduleErrands: Sendable {
    private struct State {
        var running: [String: Task<Void, Never>] = [:]
        var lasts: [String: Date] = [:]
        var failures: [String: any Error] = [:]
    }

    private let state = Mutex(State())
    /// Rings when one has ended.
    let bell: Doorbell

    init(_ bell: Doorbell) { self.bell = bell }

    /// Takes the ticks of an entry one after the other, unless earlier ones of it are still being taken.
    func start<Context: Sendable>(
        _ name: String, _ ticks: [TickTaker<Context>.Due],
        _ take: @escaping @Sendable (TickTaker<Context>.Due) async throws -> Bool
    ) -> Task<Void, Never>? {
        state.withLock { state in
            guard state.running[name] == nil else { return nil }
            let task = Task {
                do {
                    for due in ticks {
                        guard try await take(due) else { break }
                        took(due.tick)
                    }
                    ended(name, nil)
                } catch {
                    ended(name, error)
                }
            }
            state.running[name] = task
            return task
        }
    }

    private func took(_ tick: Tick) { state.withLock { $0.lasts[tick.entry] = tick.dueAt } }

    private func ended(_ name: String, _ error: (any Error)?) {
        state.withLock { state in
            state.running[name] = nil
            state.failures[name] = error
        }
        bell.ring()
    }

    /// The last ticks that were taken, and what failed, since the last call.
    func collect() -> (lasts: [String: Date], failures: [String: any Error]) {
        state.withLock { state in
            defer { (state.lasts, state.failures) = ([:], [:]) }
            return (state.lasts, state.failures)
        }
    }

    /// Whether ticks of an entry are being taken.
    func isRunning(_ name: String) -> Bool { state.withLock { $0.running[name] != nil } }
}
