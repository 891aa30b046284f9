import FerroORM
import Foundation
import Testing

@Suite struct `Pages` {
    private typealias Comment = HandWritten.Comment

    @Test(arguments: [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2)])
    func `the last page holds the remainder`(total: Int, last: Int) {
        #expect(Page<Int>(items: [], number: 1, per: 20, total: total).lastPage == last)
    }

    @Test func `a page knows its neighbours`() {
        let first = Page(items: [1], number: 1, per: 1, total: 2)
        let second = Page(items: [2], number: 2, per: 1, total: 2)
        #expect(first.hasNext && !first.hasPrevious)
        #expect(!second.hasNext && second.hasPrevious)
    }

    @Test(arguments: [Int.min, -1, 0, 1, Int.max])
    func `no number makes a page fail`(number: Int) async throws {
        for per in [Int.min, 0, 1, Int.max] {
            let driver = RecordingDriver(answers: [.number(3)])
            let page = try await Comment.query.page(number, per: per, on: Database(driver))
            #expect(page.number >= 1 && page.per >= 1 && page.lastPage >= 1)
        }
        let extreme = Page<Int>(items: [], number: .max, per: .min, total: .max)
        #expect(extreme.lastPage == .max)
    }

    @Test func `a page is sorted by the key after its own order`() async throws {
        let driver = RecordingDriver(answers: [.number(50)])
        _ = try await Comment.order { $0.body.ascending }.page(3, per: 10, on: Database(driver))
        #expect(driver.texts[0] == #"SELECT count(*) FROM "comments""#)
        #expect(driver.texts[1].hasSuffix(#"ORDER BY "comments"."body", "comments"."id" LIMIT ?1 OFFSET ?2"#))
        #expect(driver.statements[1].binds == [.integer(10), .integer(20)])
    }

    @Test func `a page after the last one costs only the count`() async throws {
        let driver = RecordingDriver(answers: [.number(5)])
        let page = try await Comment.query.page(9, per: 5, on: Database(driver))
        #expect(page.items.isEmpty && page.total == 5 && !page.hasNext)
        #expect(driver.statements.count == 1)
    }

    @Test func `a page in JSON has the numbers beside the items`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let page = Page(items: [1, 2], number: 1, per: 2, total: 3).map(String.init)
        #expect(
            String(decoding: try encoder.encode(page), as: UTF8.self)
                == #"{"hasNext":true,"hasPrevious":false,"items":["1","2"],"lastPage":2,"number":1,"per":2,"total":3}"#)
    }

    @Test func `a client cannot ask for more than a page may hold`() throws {
        func read(_ json: String) throws -> PageQuery {
            try JSONDecoder().decode(PageQuery.self, from: Data(json.utf8))
        }
        #expect(try read("{}") == PageQuery(page: 1, per: 20))
        #expect(try read(#"{"page":-4,"per":100000}"#) == PageQuery(page: 1, per: 100))
    }
}
