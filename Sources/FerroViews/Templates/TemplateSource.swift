/// The text of one template file and the stamp that tells whether the file changed since.
struct TemplateSource: Sendable, Equatable {
    /// What a file system knows about a version of a file.
    struct Stamp: Sendable, Equatable {
        let modified: Double
        let size: Int
    }

    let name: String
    /// The path to show in errors.
    let path: String
    let stamp: Stamp
    /// The text, or why it cannot be read.
    let text: String?
    let problem: String?
}
