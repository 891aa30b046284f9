import Testing

/// A program that must not compile, and the words that the compiler must say about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let what: String
    let program: String
    let phrase: String
    var testDescription: String { what }

    init(_ what: String, _ program: String, says phrase: String) {
        self.what = what
        self.program = program
        self.phrase = phrase
    }
}

@Suite struct `Programs that must not compile` {
    static let mistakes: [Mistake] =
        Mistake.relations + Mistake.keys + Mistake.conditions + Mistake.orders + Mistake.projections
        + Mistake.statements + Mistake.drafts + Mistake.upserts + Mistake.changes + Mistake.results + Mistake.secrets
        + Mistake.models + Mistake.neighbours

    /// One call of the compiler for all of them; the last verdict is that on the program without mistakes.
    private static let verdicts = Task {
        try await Compiler().verdicts(on: mistakes.map(\.program) + [Board.sound], beside: Board.source)
    }

    @Test func `a program without mistakes compiles beside them`() async throws {
        let verdicts = try await Self.verdicts.value
        #expect(verdicts.last == "" && verdicts.count == Self.mistakes.count + 1)
    }

    @Test(arguments: mistakes.indices) func `a mistake is refused in words that name it`(_ number: Int) async throws {
        let mistake = Self.mistakes[number]
        let said = try await Self.verdicts.value[number]
        #expect(said.contains(mistake.phrase), "\(mistake.what): \(mistake.program)\nthe compiler said: \(said)")
    }
}
