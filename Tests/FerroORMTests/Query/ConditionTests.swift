import FerroORM
import Foundation
import Testing

@Suite struct `Conditions` {
    private typealias Link = HandWritten.Link

    @Test func `a comparison binds its value beside the quoted column`() {
        let statement = Link.where { $0.votesCount > 3 }.statement()
        #expect(statement.text.hasSuffix(#"FROM "links" WHERE "links"."votes_count" > ?1"#))
        #expect(statement.binds == [.integer(3)])
    }

    @Test(arguments: [Dialect.sqlite, .postgres])
    func `every comparison has its operator`(dialect: Dialect) {
        func text(_ condition: (Link.Columns) -> Condition<Link>) -> String {
            SQLStatement(condition(Link.columns).sql(for: dialect), dialect: dialect).text
        }
        let bind = dialect.placeholder(1)
        #expect(text { $0.score == 1 } == #""links"."score" = "# + bind)
        #expect(text { $0.score != 1 } == #""links"."score" <> "# + bind)
        #expect(text { $0.score < 1 } == #""links"."score" < "# + bind)
        #expect(text { $0.score <= 1 } == #""links"."score" <= "# + bind)
        #expect(text { $0.score > 1 } == #""links"."score" > "# + bind)
        #expect(text { $0.score >= 1 } == #""links"."score" >= "# + bind)
    }

    @Test func `and, or and not keep the nesting of the program`() {
        let query = Link.where { ($0.score > 1 || $0.host == "x") && !($0.title == "y") }
        #expect(
            query.tail() == #""links" WHERE (("links"."score" > ?1 OR "links"."host" = ?2) "#
                + #"AND NOT ("links"."title" = ?3))"#)
    }

    @Test func `nil is compared with IS NULL`() {
        #expect(Link.where { $0.host == nil }.tail() == #""links" WHERE "links"."host" IS NULL"#)
        #expect(Link.where { $0.host != nil }.tail() == #""links" WHERE "links"."host" IS NOT NULL"#)
    }

    @Test func `a nullable column that differs from a value may be NULL`() {
        #expect(
            Link.where { $0.host != "x" }.tail()
                == #""links" WHERE ("links"."host" <> ?1 OR "links"."host" IS NULL)"#)
    }

    @Test func `a list is bound one by one and an empty one matches nothing`() {
        #expect(Link.where { $0.id.isIn([1, 2]) }.tail() == #""links" WHERE "links"."id" IN (?1, ?2)"#)
        #expect(Link.where { $0.id.isIn([]) }.tail() == #""links" WHERE 1 = 0"#)
        #expect(
            Link.where { $0.host.isIn(["x", nil]) }.tail()
                == #""links" WHERE ("links"."host" IN (?1) OR "links"."host" IS NULL)"#)
        #expect(Link.where { $0.host.isIn([nil]) }.tail() == #""links" WHERE "links"."host" IS NULL"#)
    }

    @Test(arguments: [(Dialect.sqlite, "LIKE ?1"), (.postgres, "ILIKE $1")])
    func `text is searched without regard to case in either dialect`(dialect: Dialect, operation: String) {
        let query = Link.where { $0.title.contains("Swift") }
        #expect(query.tail(dialect) == #""links" WHERE "links"."title" \#(operation) ESCAPE '\'"#)
        #expect(query.statement(dialect).binds == [.text("%Swift%")])
    }

    @Test func `what a pattern would read as a wildcard is escaped`() {
        #expect(Link.where { $0.title.contains(#"50%_\"#) }.statement().binds == [.text(#"%50\%\_\\%"#)])
        #expect(Link.where { $0.title.hasPrefix("a_") }.statement().binds == [.text(#"a\_%"#)])
        #expect(Link.where { $0.host.hasSuffix(".org") }.statement().binds == [.text("%.org")])
    }

    @Test func `a value that looks like SQL stays a value`() {
        let attack = #"'; DROP TABLE "links"; --"#
        let statement = Link.where { $0.title == attack || $0.title.contains(attack) }.statement()
        #expect(!statement.text.contains("DROP"))
        #expect(statement.binds == [.text(attack), .text("%\(attack)%")])
    }

    @Test func `a condition in SQL is put in parentheses and binds too`() {
        let query = Link.where(sql: "length(title) > \(10) OR 1 = 1").where { $0.score == 0 }
        #expect(query.tail() == #""links" WHERE (length(title) > ?1 OR 1 = 1) AND "links"."score" = ?2"#)
    }
}
