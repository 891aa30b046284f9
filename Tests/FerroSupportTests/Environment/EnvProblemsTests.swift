import FerroSupport
import Testing

@Suite struct EnvProblemsTests {
    private let env = Env(stage: .production, values: ["PORT": "x", "DEBUG": "maybe", "FINE": "1", "EMPTY": ""])
    private let declarations = [
        EnvKey<Int>("PORT", default: 1).declaration, EnvKey<Bool>("DEBUG").declaration,
        EnvKey<Int>("FINE").declaration, EnvKey<Int>("UNSET").declaration,
        EnvKey<String>("EMPTY", default: "x").declaration.required(when: \.isProductionLike),
    ]

    @Test func `a start reports all wrong variables at once`() {
        let error = #expect(throws: EnvError.self) { try env.check(declarations) }
        #expect(error?.code == .several)
        #expect(error?.problems.map(\.variable) == ["PORT", "DEBUG", "EMPTY"])
        #expect(error?.message.hasPrefix("3 problems with the environment:\n- PORT is \"x\" (read from code)") == true)
    }

    @Test func `one wrong variable is its own error`() {
        let error = #expect(throws: EnvError.self) { try env.check(Array(declarations.prefix(1))) }
        #expect(error?.code == .malformed)
        #expect(error?.problems.isEmpty == true)
    }

    @Test func `a variable that only production needs may be missing elsewhere`() throws {
        let key = EnvKey<String>("APP_URL", default: "http://localhost:8080").declaration
            .required(when: \.isProductionLike)
        try Env(stage: .development).check([key])
        try Env(stage: .production, values: ["APP_URL": "https://a.example"]).check([key])
        #expect(throws: EnvError.self) { try Env(stage: .staging).check([key]) }
    }

    @Test func `collected failures are thrown together`() {
        var problems = EnvProblems()
        let port = problems.collect { () throws(EnvError) in try env.get(EnvKey<Int>("PORT")) }
        let fine = problems.collect { () throws(EnvError) in try env.get(EnvKey<Int>("FINE")) }
        problems.collect { () throws(EnvError) in try env.check(declarations) } as Void?
        #expect(port == nil)
        #expect(fine == 1)
        #expect(problems.all.count == 4)
        #expect(throws: EnvError.self) { try problems.throwAll() }
        #expect(throws: Never.self) { try EnvProblems().throwAll() }
    }
}
