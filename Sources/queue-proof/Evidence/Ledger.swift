import Foundation

/// What one process saw: a line of JSON each in a file that is only ever added to.
///
/// Each line is one write(2), and what it returned from is the kernel's: no signal can take it away from the file.
struct Ledger: Sendable {
    private let file: Int32

    struct CannotOpen: Error { let path: String }

    init(path: String) throws {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CannotOpen(path: path) }
    }

    func note(_ what: Sighting) {
        guard var line = try? JSONEncoder().encode(Entry(at: .current, what: what)) else { return }
        line.append(UInt8(ascii: "\n"))
        let written = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        // A ledger with holes proves nothing.
        if written != line.count { exit(74) }
    }

    /// The lines of a file; one that its process did not live to write is left out.
    static func entries(path: String) -> [Entry] {
        guard let text = FileManager.default.contents(atPath: path) else { return [] }
        let decoder = JSONDecoder()
        return text.split(separator: UInt8(ascii: "\n")).compactMap { try? decoder.decode(Entry.self, from: $0) }
    }
}
