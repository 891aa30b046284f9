#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The jobs of one push on their way through the outbox.
struct Parcel: Sendable {
    /// By which the engine knows whether it had it before.
    let key: String
    let drafts: [JobDraft]

    init(key: String = Self.randomKey(), drafts: [JobDraft]) {
        self.key = key
        self.drafts = drafts
    }

    /// Reads a row's jobs; throws `.storage` when they are none.
    init(key: String, json: String) throws(QueueError) {
        do {
            self.init(key: key, drafts: try JSONDecoder().decode([JobDraft].self, from: Data(json.utf8)))
        } catch {
            throw QueueError(
                .storage, "a row of the table job_outbox cannot be read: another version wrote it, or a hand",
                cause: error)
        }
    }

    /// The jobs as JSON; throws `.encoding` when they cannot be written.
    func json() throws(QueueError) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(drafts), as: UTF8.self)
        } catch {
            throw QueueError(.encoding, "the jobs of a push cannot be written as JSON: \(error)", cause: error)
        }
    }

    /// 128 random bits, so that neither a restored backup nor another app's outbox has the same.
    private static func randomKey() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
