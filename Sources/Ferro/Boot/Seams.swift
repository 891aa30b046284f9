package import FerroQueue

/// What a test puts between an app and what the app opens.
package struct Seams: Sendable {
    /// Answers the engine that is used, from the one that the settings name and what opens encrypted payloads.
    package var engine: @Sendable (any QueueEngine, (any PayloadSealer)?) -> any QueueEngine = { engine, _ in engine }
    /// Answers the bus that is used, from the app's.
    package var events: @Sendable (EventBus<EventContext, JobContext>) -> EventBus<EventContext, JobContext> = { $0 }

    /// Nothing in between.
    package init() {}
}
