import Testing

@testable import FerroPostgres

@Suite struct PipelineTests {
    @Test func `answers belong to the questions in their order`() {
        var pipeline = Pipeline<String, Int>()
        pipeline.append(.prepare(1, "a"))
        pipeline.append(.run(0, 1, "a"))
        pipeline.append(.sync("a"))
        pipeline.append(.upkeep)
        pipeline.append(.sync(nil))
        pipeline.append(.run(0, nil, "b"))
        pipeline.append(.sync("b"))
        #expect(pipeline.groups == 3)
        guard case .prepare(1, "a") = pipeline.head else { Issue.record("wrong head"); return }
        for _ in 0..<3 { pipeline.advance() }
        #expect(pipeline.groups == 2)
        guard case .upkeep = pipeline.head else { Issue.record("wrong head"); return }
        #expect(pipeline.abandon() == ["b"])
        #expect(pipeline.isEmpty && pipeline.groups == 0 && pipeline.head == nil)
        pipeline.advance()
        #expect(pipeline.isEmpty)
    }

    @Test func `a long pipeline does not keep what was answered`() {
        var pipeline = Pipeline<Int, Int>()
        for number in 0..<1000 {
            pipeline.append(.run(0, nil, number))
            pipeline.append(.sync(number))
        }
        for number in 0..<1000 {
            guard case .run(0, nil, number) = pipeline.head else { Issue.record("wrong head"); return }
            pipeline.advance()
            pipeline.advance()
        }
        #expect(pipeline.isEmpty && pipeline.groups == 0)
    }
}
