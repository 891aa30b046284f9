internal import FerroCrypto
internal import FerroQueue
internal import Foundation

/// Encrypts payloads of jobs with the app's keys: AES-256-GCM, bound to the job's name, as base64.
struct JobSealer: PayloadSealer {
    let keys: KeyRing

    /// The sealer of an app; nil where it has no key.
    init?(_ keys: KeyRing?) {
        guard let keys else { return nil }
        self.keys = keys
    }

    func seal(_ payload: [UInt8], of name: String) throws -> [UInt8] {
        Array(Data(try keys.seal(payload, in: place(name))).base64EncodedString().utf8)
    }

    func open(_ sealed: [UInt8], of name: String) throws -> [UInt8] {
        guard let bytes = Data(base64Encoded: Data(sealed)) else {
            throw CryptoError(.format, "an encrypted payload is not base64: it was cut or changed in the store")
        }
        return try keys.open(Array(bytes), in: place(name))
    }

    /// HMAC-SHA256 with the current key.
    func fingerprint(_ payload: [UInt8], of name: String) throws -> [UInt8] {
        try keys.blindIndexes(of: payload, in: Array("job unique:\(name)".utf8)).first ?? []
    }

    private func place(_ name: String) -> [UInt8] { Array("job:\(name)".utf8) }
}
