import FerroSupport
import Testing

@testable import FerroQueue

@Suite struct SortedListTests {
    @Test(arguments: [0, 1, 2, 127, 128, 129, 5000])
    func `elements that came in any order are read in theirs, from both ends`(count: Int) {
        var list = SortedList<Int>()
        for element in (0..<count).shuffled() { list.insert(element) }
        #expect(list.count == count)
        #expect(list.isEmpty == (count == 0))
        #expect(list.first == (count == 0 ? nil : 0))
        #expect(Array(list.ascending) == Array(0..<count))
        #expect(Array(list.descending) == Array((0..<count).reversed()))
    }

    @Test func `an element is there once, and one that is not there is not removed`() {
        var list = SortedList<Int>()
        for element in [3, 1, 3, 2, 1] { list.insert(element) }
        #expect(Array(list.ascending) == [1, 2, 3])
        list.remove(7)
        list.remove(0)
        #expect(list.count == 3)
        list.remove(2)
        #expect(Array(list.ascending) == [1, 3])
    }

    @Test func `what is put in and taken out by chance is what a set holds`() {
        var random = SplitMix64(seed: 7)
        var list = SortedList<UInt64>()
        var expected: Set<UInt64> = []
        for _ in 0..<20_000 {
            let element = random.next() % 700
            if random.next() % 2 == 0 {
                list.insert(element)
                expected.insert(element)
            } else {
                list.remove(element)
                expected.remove(element)
            }
        }
        #expect(Array(list.ascending) == expected.sorted())
        for element in expected { list.remove(element) }
        #expect(list.isEmpty)
        #expect(list.first == nil)
    }
}
