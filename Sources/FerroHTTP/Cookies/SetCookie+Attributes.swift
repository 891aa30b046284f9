extension SetCookie {
    /// Which requests from other sites carry the cookie.
    public struct SameSite: RawRepresentable, Sendable, Hashable {
        /// The attribute's value.
        public let rawValue: String
        /// Names a rule.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// None but links.
        public static let lax = SameSite(rawValue: "Lax")
        /// None.
        public static let strict = SameSite(rawValue: "Strict")
        /// All; browsers demand `Secure` with it.
        public static let none = SameSite(rawValue: "None")
    }

    /// How a cookie's value is written.
    public struct Encoding: Sendable, Hashable {
        enum Form { case percent, verbatim, quoted }
        let form: Form
        /// Bytes that may not stand in a value are percent-encoded; ``Cookies`` decodes them.
        public static let percent = Encoding(form: .percent)
        /// As it is; an octet that may not stand in a value is an error. For cookies that other programs read.
        public static let verbatim = Encoding(form: .verbatim)
        /// As it is between quotes, which allow no further octet (RFC 6265bis section 4.1.1).
        public static let quoted = Encoding(form: .quoted)

        func write(_ value: String) -> String {
            switch form {
            case .percent: PercentEncoding.encodeCookie(value)
            case .verbatim: value
            case .quoted: "\"\(value)\""
            }
        }
    }
}
