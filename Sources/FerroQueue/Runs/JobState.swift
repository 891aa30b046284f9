#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a run keeps for the next one: the JSON of ``JobCheckpoint/state``.
///
/// Cursors are JSON texts within it, because only the job knows their types.
struct JobState: Sendable, Hashable, Codable {
    /// How many bytes of JSON are kept.
    static let limit = 64 * 1024

    /// Where the run stands, as it said with `save`.
    var cursor: String?
    /// The steps that are done, in the order they ended.
    var done: [String] = []
    /// Where the steps stand that have begun.
    var steps: [String: String] = [:]
    /// The part that is done, 0 to 1.
    var progress: Double?
    /// What is going on, in words.
    var note: String?

    init() {}

    /// Reads what was kept; throws `.state` when it is not what a run writes.
    init(_ bytes: [UInt8]) throws(QueueError) {
        do {
            self = try JSONDecoder().decode(JobState.self, from: Data(bytes))
        } catch {
            throw QueueError(.state, "what the last run of the job kept cannot be read: retry it by hand", cause: error)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cursor = try container.decodeIfPresent(String.self, forKey: .cursor)
        done = try container.decodeIfPresent([String].self, forKey: .done) ?? []
        steps = try container.decodeIfPresent([String: String].self, forKey: .steps) ?? [:]
        progress = try container.decodeIfPresent(Double.self, forKey: .progress)
        note = try container.decodeIfPresent(String.self, forKey: .note)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(cursor, forKey: .cursor)
        if !done.isEmpty { try container.encode(done, forKey: .done) }
        if !steps.isEmpty { try container.encode(steps, forKey: .steps) }
        try container.encodeIfPresent(progress, forKey: .progress)
        try container.encodeIfPresent(note, forKey: .note)
    }

    enum CodingKeys: String, CodingKey { case cursor, done, steps, progress, note }

    /// The JSON to keep; throws `.payloadTooLarge` when it takes more than ``limit`` bytes.
    func bytes() throws(QueueError) -> [UInt8] {
        let text = try Self.text(of: self)
        guard text.utf8.count <= Self.limit else {
            throw QueueError(
                .payloadTooLarge,
                "a job keeps \(text.utf8.count) bytes for its next run, the limit is \(Self.limit): keep an id or a "
                    + "position, and the data elsewhere")
        }
        return Array(text.utf8)
    }

    /// A value as JSON; throws `.encoding`.
    static func text(of value: some Encodable) throws(QueueError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw QueueError(.encoding, "a cursor cannot be written as JSON", cause: error)
        }
    }

    /// The value of a JSON text; throws `.state` when it is of another type.
    static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws(QueueError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw QueueError(
                .state,
                "the cursor that the last run kept is no \(type): give the step another name where its cursor changes",
                cause: error)
        }
    }
}
