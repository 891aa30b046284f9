import Testing

@Suite struct `Programs with records that must not compile` {
    /// One call of the compiler for all of them; the last verdict is that on the program without mistakes.
    private static let verdicts = Task {
        try await Compiler(importing: ["FerroRecords", "Foundation"])
            .verdicts(on: Mistake.records.map(\.program) + [Board.soundRecords], beside: Board.records)
    }

    @Test func `a program without mistakes compiles beside them`() async throws {
        let verdicts = try await Self.verdicts.value
        #expect(verdicts.last == "" && verdicts.count == Mistake.records.count + 1)
    }

    @Test(arguments: Mistake.records.indices)
    func `a mistake is refused in words that name it`(_ number: Int) async throws {
        let mistake = Mistake.records[number]
        let said = try await Self.verdicts.value[number]
        #expect(said.contains(mistake.phrase), "\(mistake.what): \(mistake.program)\nthe compiler said: \(said)")
    }
}
