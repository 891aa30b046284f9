extension JobCoder {
    /// The payload encrypted; throws `.sealing` without a sealer, or with what the sealer threw.
    static func seal(
        _ payload: [UInt8], of name: String, with sealer: (any PayloadSealer)?
    ) throws(QueueError) -> [UInt8] {
        guard let sealer else {
            throw QueueError(
                .sealing,
                "the job \(name) is to be stored encrypted, and there is no key: set APP_KEY, or take "
                    + "`static let isEncrypted` from the type")
        }
        do {
            return try sealer.seal(payload, of: name)
        } catch {
            throw QueueError(.sealing, "the payload of the job \(name) could not be encrypted", cause: error)
        }
    }

    /// What a payload that is stored encrypted is known by; throws `.sealing` as ``seal(_:of:with:)`` does.
    static func fingerprint(
        _ payload: [UInt8], of name: String, with sealer: (any PayloadSealer)?
    ) throws(QueueError) -> [UInt8] {
        let fingerprint: [UInt8]
        do {
            fingerprint = try sealer?.fingerprint(payload, of: name) ?? []
        } catch {
            throw QueueError(.sealing, "the payload of the job \(name) could not be given a fingerprint", cause: error)
        }
        guard fingerprint.count >= 16 else {
            throw QueueError(
                .sealing,
                "the unique key of the encrypted job \(name) cannot be made: set APP_KEY, or give it a key with `by:`; a "
                    + "sealer of your own answers at least 16 bytes")
        }
        return fingerprint
    }

    /// The payload of a stored job as JSON; throws `.sealing` when it cannot be opened.
    static func open(_ envelope: JobEnvelope, with sealer: (any PayloadSealer)?) throws(QueueError) -> [UInt8] {
        guard envelope.headers.isSealed else { return envelope.payload }
        guard let sealer else {
            throw QueueError(
                .sealing,
                "the payload of the job \(envelope.name) is encrypted, and there is no key to read it: set APP_KEY to "
                    + "the one that the app which pushed it has, then retry the job")
        }
        do {
            return try sealer.open(envelope.payload, of: envelope.name)
        } catch {
            throw QueueError(
                .sealing,
                "the payload of the job \(envelope.name) cannot be decrypted: set APP_KEY to the key it was pushed "
                    + "under (old keys may follow the current one), then retry the job",
                cause: error)
        }
    }
}
