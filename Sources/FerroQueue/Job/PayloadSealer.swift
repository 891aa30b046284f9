/// Encrypts the payloads of jobs that ask for it, and opens them again.
///
/// An app's own is made of its `APP_KEY`. What it answers must be text in UTF-8, because stores keep payloads as text.
///
/// A payload that says it is sealed (``JobHeaders/isSealed``) is opened, and one that does not is read as it is, whatever
/// ``Job/isEncrypted`` says now: so encryption can be switched on and off while jobs wait.
public protocol PayloadSealer: Sendable {
    /// The payload encrypted, bound to the name of its job's type; text in UTF-8.
    func seal(_ payload: [UInt8], of name: String) throws -> [UInt8]

    /// The payload that was sealed under the same name; throws when it was not, or when the key is another one.
    func open(_ sealed: [UInt8], of name: String) throws -> [UInt8]

    /// What a payload is known by without being shown: the same for the same payload and name, at least 16 bytes.
    ///
    /// It is stored as a unique key, so it must be made with a secret key (HMAC, RFC 2104): of a plain hash payloads can
    /// be guessed.
    func fingerprint(_ payload: [UInt8], of name: String) throws -> [UInt8]
}
