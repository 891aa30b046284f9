import FerroORM
import Foundation
import Testing

@Suite struct FakeTests {
    private func values(_ fake: Fake) -> [String] {
        [
            fake.name(), fake.email(), fake.sentence(), fake.paragraph(), fake.slug(), fake.address(), fake.url(),
            fake.uuid().uuidString, fake.phone(), fake.userAgent(), "\(fake.number())", "\(fake.double())",
        ]
    }

    @Test func `a seed and a place give the same values each time`() {
        #expect(values(Fake(seed: 7, place: 3)) == values(Fake(seed: 7, place: 3)))
        #expect(values(Fake(seed: 7, place: 3)) != values(Fake(seed: 7, place: 4)))
        #expect(values(Fake(seed: 7)) != values(Fake(seed: 8)))
    }

    @Test func `the values of a seed are the ones they always were`() {
        let fake = Fake(seed: 42)
        #expect([fake.name(), fake.word(), fake.city(), "\(fake.number(in: 1...100))"] == Self.known)
    }

    /// Written down once: a change would change every seeded database.
    private static let known = ["Henri Wilson", "little", "Athens", "68"]

    @Test func `ten thousand addresses of mail are all different and reach nobody`() {
        let fake = Fake(seed: 1)
        let emails = (0..<10_000).map { _ in fake.email() }
        #expect(Set(emails).count == emails.count)
        #expect(emails.allSatisfy { $0.contains("@example.") && $0 == $0.lowercased() })
    }

    @Test(arguments: [0, 1, 5, 40, 200])
    func `text keeps to its length`(_ length: Int) {
        let text = Fake(seed: 3).text(length)
        #expect(text.count <= length && text.count >= length - 10 && !text.hasPrefix(" "))
    }

    @Test func `choices come from the list`() {
        let fake = Fake(seed: 5)
        #expect(fake.one(of: [Int]()) == nil && fake.one(of: [9]) == 9)
        for count in [-1, 0, 2, 5, 9] {
            let chosen = fake.many(count, of: [1, 2, 3, 4, 5])
            #expect(
                chosen.count == max(0, min(count, 5)) && chosen == chosen.sorted() && Set(chosen).count == chosen.count)
        }
    }

    @Test func `moments lie where they are asked for`() {
        let fake = Fake(seed: 6)
        for _ in 0..<200 {
            #expect((noon.addingTimeInterval(-86_400 * 10)...noon).contains(fake.pastDate(days: 10, before: noon)))
            #expect((noon...noon.addingTimeInterval(86_400)).contains(fake.futureDate(days: 1, after: noon)))
        }
        #expect(fake.pastDate(days: -3, before: noon) == noon)
    }

    @Test func `a UUID says that it is of version 4`() {
        let uuid = Fake(seed: 2).uuid().uuid
        #expect(uuid.6 >> 4 == 4 && uuid.8 >> 6 == 2)
    }
}
