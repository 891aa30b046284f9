/// Reads links from a CSV file.
///
/// The first row names the columns in any order: `url` and `title`, and if wanted `tags` and `submitter`; other columns
/// are ignored. Tags are separated by commas, semicolons or bars.
struct LinkCSVParser {
    private struct Columns {
        let count: Int
        let url: Int
        let title: Int
        let tags: Int?
        let submitter: Int?
    }

    private let limits: ImportLimits
    private let cleaner: ImportText
    private var file = ImportedFile()

    private init(_ limits: ImportLimits) {
        self.limits = limits
        cleaner = ImportText(limits: limits)
    }

    /// Reads a whole file, in time linear in its size; it never fails as a whole but for its header.
    static func parse(_ bytes: [UInt8], limits: ImportLimits = .standard) -> ImportedFile {
        var parser = LinkCSVParser(limits)
        parser.read(bytes)
        return parser.file
    }

    /// Reads a text.
    static func parse(_ text: String, limits: ImportLimits = .standard) -> ImportedFile {
        parse(Array(text.utf8), limits: limits)
    }

    private mutating func read(_ bytes: [UInt8]) {
        if let problem = ImportText.problem(withFile: bytes, limits) { return file.refuse(1, problem, limits) }
        var records = CSVRecords(bytes, limits)
        guard let header = records.next() else {
            return file.refuse(
                1, "the file is empty: its first row must name the columns, as url,title,tags,submitter", limits)
        }
        guard let columns = columns(header) else { return }
        while let record = records.next() {
            if let problem = record.problem {
                file.refuse(record.line, problem, limits)
            } else if record.fields.count != columns.count {
                let found = record.fields.count
                file.refuse(
                    record.line,
                    "has \(found) columns and the header has \(columns.count): put fields that hold a comma in quotes",
                    limits)
                // Fields spread over lines are more likely one forgotten quote that swallowed good lines.
                if record.isSpread { records.giveUpLast() }
            } else {
                read(record, columns)
            }
        }
    }

    private mutating func read(_ record: CSVRecords.Record, _ columns: Columns) {
        do throws(ImportText.Refusal) {
            let url = try cleaner.url(try ImportText.text(record.fields[columns.url].bytes))
            let title = try cleaner.title(try ImportText.text(record.fields[columns.title].bytes))
            var tags: [String] = []
            if let column = columns.tags {
                let text = try ImportText.text(record.fields[column].bytes)
                tags = cleaner.tags(text.split { ",;|".contains($0) })
            }
            var submitter: String?
            if let column = columns.submitter {
                submitter = cleaner.submitter(try ImportText.text(record.fields[column].bytes))
            }
            file.add(
                ImportedLink(line: record.line, url: url, title: title, tags: tags, submitter: submitter, addedAt: nil))
        } catch {
            file.refuse(record.line, error.message, limits)
        }
    }

    private mutating func columns(_ header: CSVRecords.Record) -> Columns? {
        if let problem = header.problem {
            file.refuse(header.line, "the header \(problem)", limits)
            return nil
        }
        let names = header.fields.map { ImportText.collapsed(String(decoding: $0.bytes, as: UTF8.self)).lowercased() }
        let known = ["url", "title", "tags", "submitter"]
        if let twice = known.first(where: { name in names.count(where: { $0 == name }) > 1 }) {
            file.refuse(header.line, "the header names the column “\(twice)” twice: rename one", limits)
            return nil
        }
        guard let url = names.firstIndex(of: "url"), let title = names.firstIndex(of: "title") else {
            let hint = names.contains { $0.contains(";") } ? " and be separated by commas, not semicolons" : ""
            file.refuse(
                header.line, "the first row must name the columns url and title (tags and submitter if wanted)\(hint)",
                limits)
            return nil
        }
        return Columns(
            count: names.count, url: url, title: title, tags: names.firstIndex(of: "tags"),
            submitter: names.firstIndex(of: "submitter"))
    }
}
