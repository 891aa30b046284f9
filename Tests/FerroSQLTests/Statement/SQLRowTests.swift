import FerroSQL
import Testing

@Suite struct SQLRowTests {
    private let row = SQLRow(columns: SQLColumns(["id", "title", "id"]), values: [.integer(1), .text("secret")])

    @Test func `columns are read by name and by position`() throws {
        #expect(try row.decode("id", as: Int.self) == 1)
        #expect(try row.decode(at: 1, as: String.self) == "secret")
        #expect(row["title"] == .text("secret"))
    }

    @Test func `a column that is not there is missing`() {
        #expect(row["nothing"] == nil)
        #expect { try row.decode("nothing", as: Int.self) } throws: { ($0 as? SQLError)?.code == .missing }
        #expect { try row.decode(at: 2, as: Int.self) } throws: { ($0 as? SQLError)?.code == .missing }
        #expect { try row.decode(at: -1, as: Int.self) } throws: { ($0 as? SQLError)?.code == .missing }
    }

    @Test func `a wrong kind names the column and not the value`() {
        #expect { try row.decode("title", as: Int.self) } throws: { error in
            "\(error)".contains("title") && !"\(error)".contains("secret")
        }
    }
}
