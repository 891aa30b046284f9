/// Lets layouts have a folder in their name.
///
/// The parser reads `{{<layouts/app}}` but no `/` in the `{{/layouts/app}}` that must close it. Both are handed to it
/// with `?` instead, which it takes and no file has; the length stays, so lines and columns in its errors hold.
enum LayoutNames {
    /// The name under which the parser's templates find a layout.
    static func written(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == slash ? mark : $0 }, as: UTF8.self)
    }

    /// A template's text as the parser gets it.
    static func written(_ text: String, _ tags: [TemplateTag]) -> String {
        var bytes = Array(text.utf8)
        var open: [TemplateTag] = []
        for tag in tags {
            if tag.opens { open.append(tag) }
            let isLayoutEnd = tag.kind == .end && open.popLast()?.kind == .parent
            guard tag.kind == .parent || isLayoutEnd else { continue }
            // The first slash of an end is the tag's own sign.
            var isSign = isLayoutEnd
            for index in tag.bytes where index < bytes.count && bytes[index] == slash {
                if !isSign { bytes[index] = mark }
                isSign = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let slash = UInt8(ascii: "/")
    private static let mark = UInt8(ascii: "?")
}
