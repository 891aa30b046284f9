/// Tells which names of variables, headers and parameters hold something that must not be shown.
///
/// It errs on the side of hiding: `X-Api-Key`, `csrf_token` and `monkey_key` are all hidden.
public enum SensitiveName {
    /// Whether a value of this name is hidden on error pages and in messages.
    ///
    /// Letters are compared without case, and `-`, `_`, `.` and spaces are skipped.
    public static func matches(_ name: String) -> Bool {
        let plain = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        if exact.contains(plain) || plain.hasSuffix("key") { return true }
        return parts.contains(where: plain.contains)
    }

    private static let exact: Set<String> = ["auth", "code", "cookie", "pin", "otp", "sig", "state", "pwd"]
    private static let parts = [
        "token", "secret", "password", "passwd", "passphrase", "authorization", "cookie", "apikey", "credential",
        "session", "signature", "csrf", "xsrf",
    ]
}
