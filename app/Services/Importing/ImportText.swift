/// Cleans and checks the texts of a link; what is wrong comes back as a sentence.
struct ImportText {
    /// Why a text cannot be used.
    struct Refusal: Error, Equatable {
        let message: String
        init(_ message: String) { self.message = message }
    }

    let limits: ImportLimits

    /// Bytes as text.
    static func text(_ bytes: some Collection<UInt8>) throws(Refusal) -> String {
        guard !bytes.contains(0) else { throw Refusal("holds a NUL character: remove it") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal("is not valid UTF-8: save the file as UTF-8")
        }
        return text
    }

    /// An address that may be shared.
    func url(_ text: String) throws(Refusal) -> String {
        let url = Self.collapsed(text)
        guard !url.isEmpty else { throw Refusal("has no address: give it one that starts with https:// or http://") }
        guard url.utf8.count <= limits.urlLength else {
            throw Refusal("has an address longer than \(limits.urlLength) bytes: shorten it")
        }
        if SafeHref.href(url) != nil { return url }
        let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        if !scheme.isEmpty, url.dropFirst(scheme.count).first == ":", !["http", "https"].contains(scheme.lowercased()) {
            throw Refusal("has a “\(scheme.prefix(20)):” address, which cannot be shared: use http or https")
        }
        throw Refusal("has “\(url.prefix(60))” as its address: write it as https://host/path, without spaces")
    }

    /// A title on one line, cut to the limit.
    func title(_ text: String) throws(Refusal) -> String {
        let title = Self.collapsed(text)
        guard !title.isEmpty else { throw Refusal("has no title: give it one") }
        return title.count <= limits.titleLength ? title : title.prefix(max(0, limits.titleLength - 1)) + "…"
    }

    /// A name on one line, cut to the limit; nil when it is blank.
    func submitter(_ text: String) -> String? {
        let name = Self.collapsed(text).prefix(limits.submitterLength)
        return name.isEmpty ? nil : String(name)
    }

    /// The slugs of names, without repetition and up to the limit.
    func tags(_ names: some Sequence<some StringProtocol>) -> [String] {
        var tags: [String] = []
        for name in names {
            guard tags.count < limits.tags else { break }
            let tag = slug(name)
            if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }

    /// `Swift & Linux` to `swift-linux`; `C++` and `C#` keep their signs.
    func slug(_ name: some StringProtocol) -> String {
        var slug = ""
        for character in name.lowercased() where slug.count < limits.tagLength {
            if character.isLetter || character.isNumber || (!slug.isEmpty && "+#".contains(character)) {
                slug.append(character)
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug
    }

    /// Whether a text is plain ASCII with single spaces inside, as nearly all are.
    private static func isClean(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard byte > 0x20 && byte < 0x7F || byte == 0x20 && previous != 0x20 else { return false }
            previous = byte
        }
        return previous != 0x20
    }

    /// A text with every run of white space and control characters as one space, and none at the ends.
    static func collapsed(_ text: String) -> String {
        guard !isClean(text) else { return text }
        var result = ""
        var isPending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                isPending = !result.isEmpty
            } else {
                if isPending { result.append(" ") }
                isPending = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension ImportText {
    /// What is wrong with a file as a whole, before any line is read.
    static func problem(withFile bytes: [UInt8], _ limits: ImportLimits) -> String? {
        if bytes.count > limits.fileSize {
            return "the file has \(bytes.count) bytes and at most \(limits.fileSize) are read: split it"
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return "the file is UTF-16: save it as UTF-8"
        }
        return nil
    }
}
