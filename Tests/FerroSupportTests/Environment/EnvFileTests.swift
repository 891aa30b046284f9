import FerroSupport
import Testing

@Suite struct EnvFileTests {
    private func values(_ text: String, process: [String: String] = [:]) throws -> [String: String] {
        let file = try EnvFile(parsing: text, named: ".env", process: process)
        return Dictionary(file.assignments.map { ($0.name, $0.value) }) { $1 }
    }

    @Test(
        arguments: [
            ("A=1", "1"),
            ("A=", ""),
            ("A", nil),
            ("  A = 1  ", "1"),
            ("export A=1", "1"),
            ("export\tA=1", "1"),
            ("\u{FEFF}A=1", "1"),
            ("A=1\r\nB=2\r\n", "1"),
            ("A=one two # a comment", "one two"),
            ("A=a#b", "a#b"),
            ("A=#fff", "#fff"),
            ("A= # empty", ""),
            ("A=\"x # y\" # z", "x # y"),
            ("A='x \\n ${B} \"'", "x \\n ${B} \""),
            ("A=\"a\\n\\r\\t\\\\\\\"\\$b\"", "a\n\r\t\\\"$b"),
            ("A=\"one\ntwo\"", "one\ntwo"),
            ("A=\"one\r\ntwo\"", "one\ntwo"),
            ("A='one\ntwo'", "one\ntwo"),
            ("A=c:\\temp", "c:\\temp"),
            ("A=\\${B}", "${B}"),
            ("A=$B", "$B"),
            ("A==x=", "=x="),
            ("A=a\"b\"", "a\"b\""),
            ("A=1\nA=2", "2"),
            ("# only\n\n   # this\nA=é", "é"),
        ] as [(String, String?)])
    func `a line is read as the table says`(text: String, expected: String?) throws {
        if let expected {
            #expect(try values(text)["A"] == expected)
        } else {
            #expect(throws: EnvError.self) { try values(text) }
        }
    }

    @Test(arguments: [
        ("B=x\nA=${B}", "x"),
        ("B=x\nA=\"<${B}>\"", "<x>"),
        ("A=${P}", "process"),
        ("P=file\nA=${P}", "process"),
        ("A=${NONE:-else}", "else"),
        ("A=${NONE:-}", ""),
        ("B=\nA=${B}", ""),
        ("B=\nA=${B:-else}", "else"),
        ("B='${P} \\n'\nA=${B}", "${P} \\n"),
        ("B=' x '\nA=${B}", " x "),
        ("A=${P}/${P}", "process/process"),
    ])
    func `a name in braces takes its value once`(text: String, expected: String) throws {
        #expect(try values(text, process: ["P": "process"])["A"] == expected)
    }

    @Test(arguments: [
        ("A=1\nnonsense", ".env:2: expected NAME=value"),
        ("A=1\n\n1A=2", ".env:3: expected NAME=value"),
        ("A-B=2", ".env:1: expected NAME=value"),
        ("=2", ".env:1: expected NAME=value"),
        ("export A", ".env:1: expected NAME=value"),
        ("B=1\nA=\"open\n\n", ".env:2: the value of A has no closing double quote"),
        ("A='open", ".env:1: the value of A has no closing single quote"),
        ("A=\"x\" y", ".env:1: there is text after the closing quote of A"),
        ("A=\"\\d\"", ".env:1: the value of A has a backslash that escapes nothing"),
        ("A=\"\\", ".env:1: the value of A has a backslash that escapes nothing"),
        ("A=${NONE}", ".env:1: the value of A uses ${NONE}, which is not set"),
        ("A=${", ".env:1: the value of A has a ${ that is no ${NAME}"),
        ("A=${B", ".env:1: the value of A has a ${ that is no ${NAME}"),
        ("A=${B-x}", ".env:1: the value of A has a ${ that is no ${NAME}"),
        ("A=${}", ".env:1: the value of A has a ${ that is no ${NAME}"),
        ("A=a\u{0}b", ".env:1: the value of A is not UTF-8 text"),
        ("A=\"one\ntwo\"\nB=\"x\" y", ".env:3: there is text after the closing quote of B"),
    ])
    func `a bad line is an error that names file and line`(text: String, start: String) {
        let error = #expect(throws: EnvError.self) { try values(text) }
        #expect(error?.code == .syntax)
        #expect(error?.message.hasPrefix(start) == true, "\(error?.message ?? "")")
    }

    @Test func `the text of a bad line is not in the error`() {
        let error = #expect(throws: EnvError.self) { try values("PASSWORD hunter2") }
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func `a value that is not UTF-8 is an error`() {
        let error = #expect(throws: EnvError.self) {
            try EnvFile(parsing: [UInt8(ascii: "A"), UInt8(ascii: "="), 0xFF, 0xFE], named: ".env")
        }
        #expect(error?.message == ".env:1: the value of A is not UTF-8 text: save the file as UTF-8")
    }

    @Test func `values that double at every line end in an error`() {
        var text = "V0=0123456789\n"
        for index in 1...60 { text += "V\(index)=${V\(index - 1)}${V\(index - 1)}\n" }
        let error = #expect(throws: EnvError.self) { try values(text) }
        #expect(error?.message.contains("has more than 65536 bytes") == true)
    }

    @Test func `many copies of a large value end in an error`() {
        let text = "A=\(String(repeating: "x", count: 60_000))\n" + String(repeating: "B=${A}\n", count: 10_000)
        let error = #expect(throws: EnvError.self) { try values(text) }
        #expect(error?.message.contains("bytes together") == true)
    }

    @Test func `a file that is too large is refused`() {
        let text = String(repeating: "#", count: EnvFile.maximumSize + 1)
        #expect(throws: EnvError.self) { try values(text) }
    }

    @Test func `random bytes are read or refused`() {
        var generator = SplitMix64(seed: 7)
        let alphabet = Array("A=\"'\\$\\{}#\n\r\t -:export_9é".utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<Int(generator.next() % 40)).map { _ in
                alphabet[Int(generator.next() % UInt64(alphabet.count))]
            }
            do {
                let file = try EnvFile(parsing: bytes, named: ".env")
                #expect(file.assignments.allSatisfy { !$0.name.isEmpty && $0.line >= 1 })
            } catch {
                #expect(error.code == .syntax)
            }
        }
    }
}
