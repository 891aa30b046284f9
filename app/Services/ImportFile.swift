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
            guard size <= ImportLimits.standard.fileSize else {
                throw ApplicationError(
                    .command, "\(path) has \(size) bytes, at most \(ImportLimits.standard.fileSize) are read: split it")
            }
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as ApplicationError {
            throw error
        } catch {
            throw ApplicationError(.command, "\(path) cannot be read: check the name and its permissions", cause: error)
        }
        guard let format = ImportFormat.detect(bytes, fileName: path) else {
            throw ApplicationError(
                .command,
                "\(path) is neither a bookmarks file (<!DOCTYPE NETSCAPE-Bookmark-file-1>) nor CSV with a header row that "
                    + "has url and title")
        }
        return format.parse([UInt8](bytes))
    }
}
