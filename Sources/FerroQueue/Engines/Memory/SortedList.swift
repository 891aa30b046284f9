/// Elements in ascending order, each once, in short arrays one after the other.
///
/// Looking for a place takes about log₂(n) comparisons, and putting an element there moves no more than one short array
/// (and, now and then, the list of arrays). It can be read from both ends.
struct SortedList<Element: Comparable & Sendable>: Sendable {
    private var chunks: [[Element]] = []
    /// How many elements there are.
    private(set) var count = 0
    /// How many comparisons were made by all changes so far.
    private(set) var comparisons = 0

    /// How many elements a chunk may hold before it is split.
    private static var capacity: Int { 128 }

    init() {}

    var isEmpty: Bool { count == 0 }
    /// The smallest element.
    var first: Element? { chunks.first?.first }
    /// All of them, the smallest first.
    var ascending: some Sequence<Element> { chunks.lazy.joined() }
    /// All of them, the largest first.
    var descending: some Sequence<Element> { chunks.reversed().lazy.flatMap { $0.reversed() } }

    /// Puts an element in its place; does nothing when it is there.
    mutating func insert(_ element: Element) {
        let chunk = chunkIndex(of: element)
        guard chunk < chunks.count else {
            chunks.append([element])
            count = 1
            return
        }
        let place = placeIndex(of: element, in: chunk)
        if place < chunks[chunk].count, chunks[chunk][place] == element { return }
        chunks[chunk].insert(element, at: place)
        count += 1
        if chunks[chunk].count > Self.capacity { split(chunk) }
    }

    /// Takes an element out; does nothing when it is not there.
    mutating func remove(_ element: Element) {
        let chunk = chunkIndex(of: element)
        guard chunk < chunks.count else { return }
        let place = placeIndex(of: element, in: chunk)
        guard place < chunks[chunk].count, chunks[chunk][place] == element else { return }
        chunks[chunk].remove(at: place)
        count -= 1
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
    }

    private mutating func split(_ chunk: Int) {
        let half = chunks[chunk].count / 2
        let tail = Array(chunks[chunk][half...])
        chunks[chunk].removeSubrange(half...)
        chunks.insert(tail, at: chunk + 1)
    }

    /// The last chunk that does not begin above the element, or the first one.
    private mutating func chunkIndex(of element: Element) -> Int {
        var (low, high) = (0, chunks.count)
        while low < high {
            let middle = (low + high) / 2
            comparisons &+= 1
            // No chunk is empty.
            if chunks[middle][0] <= element { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Where in a chunk the element is or belongs.
    private mutating func placeIndex(of element: Element, in chunk: Int) -> Int {
        var (low, high) = (0, chunks[chunk].count)
        while low < high {
            let middle = (low + high) / 2
            comparisons &+= 1
            if chunks[chunk][middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
