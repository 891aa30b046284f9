/// The names clients give to files.
enum FileName {
    /// The last component of a path, by slashes and backslashes, empty for `.` and `..`.
    ///
    /// Control characters are left out, and so are those that turn the direction of a text, which make `gpj.exe` look
    /// like `exe.jpg`; so is white space at both ends.
    static func component(of name: String) -> String {
        let last =
            name.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? [][...]
        let kept = last.filter { !isHidden($0) }
        var trimmed = kept[...].drop { $0.properties.isWhitespace }
        while let end = trimmed.last, end.properties.isWhitespace { trimmed.removeLast() }
        let result = String(String.UnicodeScalarView(trimmed))
        return result == "." || result == ".." ? "" : result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0x200E || scalar.value == 0x200F
    }
}
