/// The context of `errors/production`: nothing about the inside of the app.
struct ErrorPage: Sendable {
    let page: PageView
    let status: Int
    let heading: String
    let sentence: String
    /// What a person can quote when asking for help.
    let requestID: String?

    init(status: Int, sentence: String? = nil, requestID: String? = nil, stylesheet: String = "/assets/app.css") {
        let (heading, standard) = Self.words(status)
        page = PageView(title: heading, stylesheet: stylesheet)
        self.status = status
        self.heading = heading
        self.sentence = sentence ?? standard
        self.requestID = requestID
    }

    private static func words(_ status: Int) -> (heading: String, sentence: String) {
        switch status {
        case 400: ("Bad request", "The server could not understand this request.")
        case 401: ("Sign in first", "This page is for people who are signed in.")
        case 403: ("Not allowed", "This page is not open to you.")
        case 404: ("Page not found", "There is nothing at this address. It may have moved, or never been.")
        case 405: ("Method not allowed", "This address does not answer that kind of request.")
        case 413: ("Too large", "That was more than this page accepts.")
        case 422: ("Please check the form", "Some of what was sent cannot be used as it is.")
        case 429: ("Too many requests", "Please wait a moment before trying again.")
        case 503: ("Temporarily unavailable", "The site is busy. Please try again in a moment.")
        case 500...: ("Something went wrong", "The mistake is on our side and has been noted. Please try again later.")
        default: ("This did not work", "The server could not answer this request.")
        }
    }
}
