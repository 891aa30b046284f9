/// How much of a file is read.
struct ImportLimits: Sendable {
    /// The largest file, in bytes.
    var fileSize = 64 << 20
    /// The longest line of a bookmarks file, in bytes: browsers write whole icons into them.
    var lineLength = 1 << 20
    /// The longest field of a CSV file, in bytes.
    var fieldLength = 64 << 10
    /// How many line breaks a CSV record may hold; it also bounds how far a missing quote is searched for.
    var recordLines = 20
    /// The longest address, in bytes.
    var urlLength = 2_048
    /// The longest title and the longest name, in characters; what is longer is cut.
    var titleLength = 160
    var submitterLength = 60
    /// How many tags a link keeps, and how long each may be.
    var tags = 5
    var tagLength = 30
    /// How many problems are kept; the others are counted.
    var problems = 1_000

    static let standard = ImportLimits()
}
