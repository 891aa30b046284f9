import FerroRecords
import Foundation

/// A record with indexes of every kind, written by the macros.
@RedisRecord struct Hero: Equatable {
    let id: Int
    @Indexed var name: String
    @Indexed var score: Int = 0
    @Indexed var rating: Double = 0
    @Indexed var age: Int?
    @Indexed var rank: Rank = .novice
    @Indexed var isOnline: Bool = false
    @Indexed var seen: Date = Date(timeIntervalSince1970: 0)
    @Indexed var home: Home = Home(city: "", street: "")
    @Indexed var retreat: Home?
    var bio: String = ""
    private(set) var tags: [String] = []
    lazy var words = bio.split(separator: " ")
    var isNew: Bool { score == 0 }
}

@RecordFields struct Home: Equatable {
    @Indexed var city: String
    var street: String
}

enum Rank: Int, RecordElement, RecordIndexable, CaseIterable { case novice, knight, master }

extension Hero {
    init(_ id: Int, _ name: String, score: Int = 0) { self.init(id: id, name: name, score: score) }
}
