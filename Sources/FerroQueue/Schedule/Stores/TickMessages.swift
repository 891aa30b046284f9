/// What stores write beside a tick whose job was not pushed.
package enum TickMessages {
    /// The entry is paused.
    package static let paused = "the entry is paused"

    /// The job of an earlier tick holds the entry's key.
    package static func overlap(_ id: JobID) -> String { "the job \(id) of an earlier tick is not done" }

    /// How many bytes of a message are kept.
    static let limit = 4096

    /// A message cut to the limit.
    static func cut(_ message: String?) -> String? {
        guard let message, message.utf8.count > limit else { return message }
        var kept = ""
        for character in message {
            guard kept.utf8.count + character.utf8.count <= limit else { break }
            kept.append(character)
        }
        return kept
    }
}
