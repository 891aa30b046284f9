import FerroQueue
import FerroSupport
import Testing

@Suite struct QueueOrderTests {
    private let queues: [QueueName] = ["mail", "default", "images"]

    @Test(arguments: [0, 0.5, 0.999, 1, -1, 7, .nan, .infinity])
    func `strict order is the order of the list`(random: Double) {
        #expect(QueueOrder.strict.arranged(queues, random: random) == queues)
    }

    @Test(arguments: [
        (0.0, ["mail", "default", "images"]), (0.49, ["mail", "images", "default"]),
        (0.5, ["default", "mail", "images"]), (0.83, ["default", "images", "mail"]),
        (0.84, ["images", "mail", "default"]), (0.999, ["images", "default", "mail"]),
    ])
    func `one number decides the whole order`(random: Double, expected: [String]) {
        let order = QueueOrder.weighted(["mail": 3, "default": 2, "images": 1])
        #expect(order.arranged(queues, random: random).map(\.rawValue) == expected)
    }

    @Test(arguments: [-1, 1, 7, .nan, .infinity, -.infinity] as [Double])
    func `every number gives each queue once`(random: Double) {
        let order = QueueOrder.weighted(["mail": 3, "default": 0, "images": -5])
        #expect(Set(order.arranged(queues, random: random)) == Set(queues))
        #expect(order.arranged(queues, random: random).count == 3)
        #expect(order.arranged([], random: random) == [])
        #expect(order.arranged(["one"], random: random) == ["one"])
    }

    @Test func `queues come first as often as they weigh, and second as often as what is left weighs`() {
        var generator = SplitMix64(seed: 4)
        let order = QueueOrder.weighted(["mail": 6, "default": 3, "images": 1])
        var first: [QueueName: Int] = [:]
        var second: [QueueName: Int] = [:]
        for _ in 0..<20_000 {
            let arranged = order.arranged(queues, random: Double.random(in: 0..<1, using: &generator))
            first[arranged[0], default: 0] += 1
            if arranged[0] == "mail" { second[arranged[1], default: 0] += 1 }
        }
        #expect((11_700...12_300).contains(first["mail"] ?? 0))
        #expect((5_700...6_300).contains(first["default"] ?? 0))
        #expect((1_800...2_200).contains(first["images"] ?? 0))
        let ratio = Double(second["default"] ?? 0) / Double(max(1, second["images"] ?? 0))
        #expect((2.7...3.3).contains(ratio))
    }
}
