import FerroSupport
import Testing

@Suite struct StageTests {
    @Test(
        arguments: [
            (nil, .development), ("", .development), ("local", .development), (" Development ", .development),
            ("test", .test), ("testing", .test), ("staging", .staging), ("PRODUCTION", .production),
            ("qa-2", .custom("qa-2")), ("prod", .custom("prod")), ("../x", nil), ("a\u{0}", nil),
        ] as [(String?, Stage?)])
    func `APP_ENV names a stage`(text: String?, expected: Stage?) {
        #expect(Stage(environmentName: text) == expected)
    }

    @Test func `a name reads back as its stage`() {
        for stage in [Stage.development, .test, .staging, .production, .custom("qa")] {
            #expect(Stage(environmentName: stage.environmentName) == stage)
        }
    }

    @Test func `whatever is not a developer's machine or a test is like production`() {
        #expect([Stage.development, .test].allSatisfy { !$0.isProductionLike })
        #expect([Stage.staging, .production, .custom("prod")].allSatisfy { $0.isProductionLike })
    }
}
