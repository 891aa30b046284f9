import FerroSupport
import Testing

private struct Failure: FerroError {
    var label = "test.failure"
    var message = "it broke: mend it"
    var cause: (any Error)?
    var location = SourceLocation(file: "App/Work.swift", line: 3)
}

@Suite struct FerroErrorTests {
    @Test func `a description names kind, message, line and cause`() {
        let error = Failure(cause: Failure(message: "deep"))
        #expect(
            error.description
                == "test.failure: it broke: mend it (App/Work.swift:3) <- test.failure: deep (App/Work.swift:3)")
    }

    @Test func `the chain of causes starts with the error and ends after 32`() {
        var error = Failure()
        for depth in 0..<40 { error = Failure(message: "\(depth)", cause: error) }
        let chain = error.causeChain.compactMap { ($0 as? Failure)?.message }
        #expect(chain.count == 32)
        #expect(chain.first == "39")
        #expect(CancellationError().causeChain.count == 1)
    }

    @Test func `a location is that of the caller`() {
        let location = SourceLocation()
        #expect(location.file == "FerroSupportTests/FerroErrorTests.swift")
        #expect(location.line == #line - 2)
    }
}
