internal import FerroHTTP

/// What a browser does with a file that it is sent, `Content-Disposition` (RFC 6266).
public struct FileDisposition: Sendable, Hashable {
    private let type: String
    private let name: String?

    /// It shows the file.
    public static let inline = FileDisposition(type: "inline", name: nil)
    /// It keeps the file under the name that it has in its folder.
    public static let attachment = FileDisposition(type: "attachment", name: nil)
    /// It keeps the file under another name.
    public static func attachment(_ name: String) -> FileDisposition {
        FileDisposition(type: "attachment", name: name)
    }

    /// The value of the field.
    ///
    /// A name beyond plain ASCII is there twice: as it is (RFC 8187), and with `_` for what old clients cannot read. What
    /// no file name holds, slashes and control characters, is `_` in both.
    func headerValue(for fileName: String) -> String {
        guard type != "inline" else { return type }
        let name = String((name ?? fileName).unicodeScalars.prefix(255).map(Self.safe).map(Character.init))
        let plain = String(name.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
        let value = "\(type); filename=\"\(plain)\""
        return plain == name ? value : value + "; filename*=UTF-8''\(PercentEncoding.encodeSegment(name))"
    }

    private static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        return isControl || scalar == "/" || scalar == "\\" ? "_" : scalar
    }

    /// Whether every client reads a character the same inside quotes; some decode `%41`.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar != "\"" && scalar != "%" }
}
