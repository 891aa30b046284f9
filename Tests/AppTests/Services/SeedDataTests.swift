import Foundation
import Testing

@testable import App

@Suite struct SeedDataTests {
    private let now = Date(timeIntervalSince1970: 1_795_255_200)

    @Test func `three hundred links are ready to be shown`() {
        let links = SeedData.links(count: 300, now: now)
        #expect(links.count == 300)
        #expect(Set(links.map(\.url)).count == 300)
        #expect(links.map(\.createdAt) == links.map(\.createdAt).sorted(by: >))
        for link in links {
            #expect(SafeHref.href(link.url) == link.url && !link.host.isEmpty, "\(link.url)")
            #expect((1...160).contains(link.title.count) && link.url.utf8.count <= 2_048, "\(link.title)")
            #expect((1...5).contains(link.tags.count), "\(link.title)")
            #expect(link.createdAt <= now && link.createdAt > now.addingTimeInterval(-180 * 86_400))
            #expect(link.comments.allSatisfy { $0.createdAt >= link.createdAt && $0.createdAt <= now })
            #expect(Set(link.comments.map(\.body)).count == link.comments.count)
            #expect(!link.comments.contains { $0.author == link.submitter })
        }
        #expect(links.contains { $0.votes > 50 } && links.contains { $0.votes < 5 })
        #expect(links.contains { $0.comments.count > 3 } && links.contains { $0.comments.isEmpty })
    }

    @Test func `the same seed gives the same links, another one gives others`() {
        #expect(SeedData.links(count: 50, now: now) == SeedData.links(count: 50, now: now))
        #expect(SeedData.links(count: 50, now: now, seed: 3) != SeedData.links(count: 50, now: now))
    }

    @Test(arguments: [(-1, 0), (0, 0), (1, 1), (Int.max, SeedData.maximum)])
    func `any count may be asked for`(_ count: Int, _ found: Int) {
        #expect(SeedData.links(count: count, now: now).count == found)
    }

    @Test func `every row of the catalog is a link, with tags as a person would type them`() {
        let parts =
            SeedCatalog.standards + SeedCatalog.languages + SeedCatalog.databases + SeedCatalog.systems
            + SeedCatalog.projects + SeedCatalog.reading
        let rows = parts.reduce(0) { $0 + $1.rows.split(separator: "\n").count }
        #expect(SeedData.maximum == rows)
        let text = ImportText(limits: .standard)
        for entry in SeedCatalog.entries {
            for tag in entry.tags { #expect(text.slug(tag) == tag, "\(entry.url)") }
        }
    }
}
