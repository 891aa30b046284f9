/// What a file held: the good lines, and what is wrong with the others.
struct ImportedFile: Sendable, Equatable {
    /// The links, in the order of the file.
    private(set) var entries: [ImportedLink] = []
    /// The bad lines, in the order of the file; only the first ones of very many.
    private(set) var problems: [ImportProblem] = []
    /// How many bad lines there are, kept or not.
    private(set) var problemCount = 0

    mutating func add(_ link: ImportedLink) { entries.append(link) }

    mutating func refuse(_ line: Int, _ message: String, _ limits: ImportLimits) {
        problemCount += 1
        if problems.count < limits.problems { problems.append(ImportProblem(line: line, message: message)) }
    }
}
