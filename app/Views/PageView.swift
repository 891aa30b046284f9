/// What the layout shows around every page.
struct PageView: Sendable {
    /// The text of the browser's tab, before the app's name.
    let title: String
    /// What stands in the search box.
    let query: String
    /// The address of the style sheet, with its version.
    let stylesheet: String
    /// A sentence about what just happened, as after a redirect.
    let notice: String?

    init(title: String, query: String = "", stylesheet: String = "/assets/app.css", notice: String? = nil) {
        self.title = title
        self.query = query
        self.stylesheet = stylesheet
        self.notice = notice
    }
}
