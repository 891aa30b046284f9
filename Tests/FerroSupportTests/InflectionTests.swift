import FerroSupport
import Testing

@Suite struct InflectionTests {
    @Test(arguments: [
        ("publishedAt", "published_at"), ("authorID", "author_id"), ("HTMLPage", "html_page"), ("Post", "post"),
        ("url", "url"), ("", ""), ("a_b", "a_b"), ("userIDs", "user_ids"),
    ])
    func `names become snake case`(name: String, expected: String) {
        #expect(Inflection.snakeCase(name) == expected)
    }

    @Test(arguments: [
        ("post", "posts"), ("category", "categories"), ("day", "days"), ("box", "boxes"), ("branch", "branches"),
        ("person", "people"), ("blog_person", "blog_people"), ("news", "news"), ("analysis", "analyses"),
    ])
    func `nouns have a plural`(noun: String, expected: String) {
        #expect(Inflection.plural(noun) == expected)
    }

    @Test func `a table is named for its type`() {
        #expect(Inflection.tableName("BlogPost") == "blog_posts")
    }
}
