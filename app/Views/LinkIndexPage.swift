/// The context of `links/index`.
struct LinkIndexPage: Sendable {
    let page: PageView
    let heading: String
    let countLabel: String
    let links: [LinkRowView]
    let isEmpty: Bool
    /// Whether the list is empty because of a search or a tag.
    let isFiltered: Bool
    let clearPath: String
    let newPath: String
    /// The orders the list can be shown in.
    let tabs: [TabView]
    /// Nil when everything fits on one page.
    let pager: PagerView?

    /// Describes one page of the list; `total` counts the links of all its pages.
    init(
        links: [LinkRowView], total: Int, page: Int, pages: Int, query: String = "", tag: String? = nil,
        sort: LinkQuery.Sort = .new, stylesheet: String = "/assets/app.css", notice: String? = nil
    ) {
        let heading = Self.heading(query, tag)
        self.page = PageView(
            title: page > 1 ? "\(heading), page \(page)" : heading, query: query, stylesheet: stylesheet, notice: notice
        )
        self.heading = heading
        countLabel = Wording.count(total, "link")
        self.links = links
        isEmpty = links.isEmpty
        isFiltered = !query.isEmpty || tag != nil
        clearPath = LinkPath.index
        newPath = LinkPath.new
        tabs = [("Newest", LinkQuery.Sort.new), ("Top", .top)].map { label, order in
            TabView(label: label, href: LinkPath.index(query: query, tag: tag, sort: order), isCurrent: order == sort)
        }
        pager =
            pages > 1
            ? PagerView(page: page, pages: pages) { LinkPath.index(query: query, tag: tag, sort: sort, page: $0) } : nil
    }

    private static func heading(_ query: String, _ tag: String?) -> String {
        switch (query.isEmpty, tag) {
        case (true, nil): "Links"
        case (true, let tag?): "Tagged “\(tag)”"
        case (false, nil): "Results for “\(query)”"
        case (false, let tag?): "Results for “\(query)” tagged “\(tag)”"
        }
    }
}
