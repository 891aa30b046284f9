internal import Ferro
internal import Foundation

/// Reads a file to import from disk.
enum ImportFile {
    /// The entries and problems of a file of at most 64 MiB.
    ///
    /// - Throws: `ApplicationError` when the file cannot be read, is too large or has neither format.
    static func read(at path: String) throws -> ImportedFile {
        let bytes: Data
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
            guard size <= ImportedFile.sizeLimit else {
                throw ApplicationError(
                    .command, "\(path) has \(size) bytes, at most \(ImportedFile.sizeLimit) are read: split it")
            }
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as ApplicationError {
            throw error
        } catch {
            throw ApplicationError(.command, "\(path) cannot be read: check the name and its permissions", cause: error)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        switch ImportFormat.detect(text) {
        case .bookmarks: return BookmarksParser.parse(text)
        case .csv: return LinkCSVParser.parse(text)
        case nil:
            throw ApplicationError(
                .command,
                "\(path) is neither a bookmarks file (<!DOCTYPE NETSCAPE-Bookmark-file-1>) nor CSV with a header row that "
                    + "has url and title")
        }
    }
}
