internal import FerroHTTP
internal import HTTPTypes

/// A file in the form in which a client takes it best: as it is, or as the encoded file that stands beside it.
struct Precompressed: ~Copyable {
    /// An encoding, and what its files are called.
    struct Form: Sendable {
        let coding: ContentCoding
        let suffix: String
    }

    /// The forms that are looked for, the smaller first.
    static let forms = [Form(coding: .br, suffix: ".br"), Form(coding: .gzip, suffix: ".gz")]

    /// By how many seconds a form may be older: files that are unpacked together come in any order, and the dates of some
    /// file systems are that coarse.
    private static let slack = 2

    /// The file to send.
    private(set) var file: RootedFile
    /// How it is encoded; nil as it is.
    private(set) var form: Form?
    /// Whether another client might be sent another form.
    private(set) var varies = false

    /// Looks beside a file for the forms that it has; one that is older than the file is no form of it any more.
    init(_ plain: consuming RootedFile, root: String, parts: [String], for request: Request) {
        file = plain
        guard let name = parts.last, !Self.forms.contains(where: { name.hasSuffix($0.suffix) }) else { return }
        let accepted = request.acceptEncoding
        var best = accepted.quality(of: .identity)
        let oldest = file.modified.seconds - Self.slack
        for candidate in Self.forms {
            guard let other = RootedFile(root: root, parts: parts.dropLast() + [name + candidate.suffix]),
                other.modified.seconds >= oldest
            else { continue }
            varies = true
            let weight = accepted.quality(of: candidate.coding)
            guard weight > best || (weight == best && weight > 0 && form == nil) else { continue }
            file = other
            form = candidate
            best = weight
        }
    }

    /// Adds what the form has to say to the fields of an answer.
    func describe(in headers: inout Headers) {
        if let form { headers[.contentEncoding] = form.coding.name }
        if varies { headers.append(.vary, "Accept-Encoding") }
    }

    /// Gives the file away.
    consuming func take() -> RootedFile { file }
}
