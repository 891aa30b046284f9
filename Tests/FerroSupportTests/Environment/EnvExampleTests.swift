import FerroSupport
import Testing

@Suite struct EnvExampleTests {
    private let declarations = [
        EnvKey("APP_NAME", default: "Ferro Application", "The name shown to users").declaration,
        EnvKey("SERVER_PORT", default: 8080, in: 0...65535, group: "Server", "Port to listen on\nTwo lines")
            .declaration,
        EnvKey("APP_KEY", default: Secret("hunter2"), "Signs cookies").declaration,
        EnvKey<String>("DATABASE_URL", default: "sqlite://./database.db", isSecret: true, group: "Database")
            .declaration,
    ]

    @Test func `the file is grouped and has no secret`() {
        #expect(
            EnvExample.render(declarations) == """
                # --- App ---

                # The name shown to users
                APP_NAME="Ferro Application"
                # Signs cookies
                APP_KEY=

                # --- Server ---

                # Port to listen on
                # Two lines
                SERVER_PORT=8080

                # --- Database ---

                DATABASE_URL=

                """)
    }

    @Test(arguments: [
        "", "plain", "two words", "a#b", " # c", "\"", "'", "\\d", "${X}", "$X", "a\nb\r\tc", "é", "a=b", "`x`",
    ])
    func `a default is read back as it was`(text: String) throws {
        let rendered = EnvExample.render([EnvKey("KEY", default: text).declaration])
        #expect(try EnvFile(parsing: rendered, named: ".env.example").assignments.map(\.value) == [text])
    }

    @Test func `a file that lists other keys is told apart`() throws {
        let text = EnvExample.render(declarations)
        #expect(try EnvExample.difference(between: text, and: declarations).isEmpty)
        let difference = try EnvExample.difference(between: "OLD=1\nAPP_NAME=\n", and: declarations)
        #expect(difference.missing == ["SERVER_PORT", "APP_KEY", "DATABASE_URL"])
        #expect(difference.undeclared == ["OLD"])
    }
}
