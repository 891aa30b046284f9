/// The links below a list that is longer than a page.
struct PagerView: Sendable {
    /// A page number, or the gap between two of them.
    struct Item: Sendable {
        let label: String
        let href: String?
        let isCurrent: Bool
        let isGap: Bool
    }

    let previous: String?
    let next: String?
    let items: [Item]
    /// `Page 2 of 14`.
    let summary: String

    /// Describes page `page` of `pages`, both from 1; `path` gives the address of a page.
    init(page: Int, pages: Int, path: (Int) -> String) {
        let pages = max(1, pages)
        let page = min(max(1, page), pages)
        previous = page > 1 ? path(page - 1) : nil
        next = page < pages ? path(page + 1) : nil
        summary = "Page \(Wording.grouped(page)) of \(Wording.grouped(pages))"
        var items: [Item] = []
        var last = 0
        for number in Self.shown(page, pages) {
            if number > last + 1 { items.append(Item(label: "…", href: nil, isCurrent: false, isGap: true)) }
            let isCurrent = number == page
            items.append(
                Item(
                    label: Wording.grouped(number), href: isCurrent ? nil : path(number), isCurrent: isCurrent,
                    isGap: false))
            last = number
        }
        self.items = items
    }

    /// The first, the last, and the current page with its neighbours.
    private static func shown(_ page: Int, _ pages: Int) -> [Int] {
        let near = max(1, page - 1)...min(pages, page == pages ? pages : page + 1)
        var numbers = Set(near)
        numbers.formUnion([1, pages])
        // A gap of a single page is no shorter than that page.
        if numbers.contains(3), pages >= 2 { numbers.insert(2) }
        if pages > 2, numbers.contains(pages - 2) { numbers.insert(pages - 1) }
        return numbers.sorted()
    }
}
