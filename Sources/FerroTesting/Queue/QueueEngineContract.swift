public import FerroQueue
public import Testing

/// What every engine of the queue must do; each rule is checked on an engine of its own.
///
/// ```swift
/// @Test(arguments: QueueEngineContract.rules)
/// func `the engine keeps the contract`(rule: QueueEngineContract.Rule) async throws {
///     try await rule.check(MyEngine())
/// }
/// ```
///
/// No rule looks at a clock, except those of ``wakeupRules``, which wait until something is said.
public enum QueueEngineContract {
    /// One promise of an engine.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (QueueEngineProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (QueueEngineProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds an engine without jobs to the promise; records an issue where it breaks it.
        public func check(_ engine: any QueueEngine) async throws { try await body(QueueEngineProbe(engine: engine)) }
    }

    /// Every promise of an engine that was made without retention.
    public static let rules =
        claiming + pushing + priorities + fencing + ending + retrying + following + uniqueness + ownership + debouncing
        + checkpoints + batches + batchEndings + batchCancelling + administration + changing + cancelling + inspecting
        + concurrency

    /// What an engine does that was made with a retention of an hour.
    public static let retentionRules = retaining

    /// What an engine does that can tell when there is work; each engine is listened to before anything is pushed.
    public static let wakeupRules = waking
}
