import FerroHTTP
import Testing

@Suite struct `Dates in forms that nobody may write` {
    @Test(arguments: [
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Wednesday, 16-Nov-94 08:49:37 GMT", 784_975_777), ("Wed Nov 16 08:49:37 1994", 784_975_777),
        ("Thursday, 01-Jan-70 00:00:00 GMT", 0), ("Friday, 31-Dec-69 23:59:59 GMT", 3_155_759_999),
        ("Thu Jan  1 00:00:00 1970", 0),
    ])
    func `are read`(_ text: String, _ seconds: Int) { #expect(HTTPDate.parse(text) == seconds) }

    @Test(arguments: [
        "Sunday, 06-Nov-94 08:49:37", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
        "Sunday, 6-Nov-94 08:49:37 GMT", "Someday, 06-Nov-94 08:49:37 GMT", "Sunday, 31-Feb-94 08:49:37 GMT",
        "Sunday, 06-Nov-94 08-49-37 GMT", "Sunday, 06-Nov-94 0:849:37 GMT", "Sunday; 06-Nov-94 08:49:37 GMT",
        "Sun Nov 06  8:49:37 1994", "Sun Nov  6 08:49:37 94  ", "Sun Nov  6 08:49:37 1994 ", "Xxx Nov  6 08:49:37 1994",
        "Sun Nov    08:49:37 1994", "Sun Nov 31 08:49:37 1994", "", ",", "Sunday,", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08-49-37 GMT", "Sun, 06 Nov +994 08:49:37 GMT",
    ])
    func `are not read when they break the form`(_ text: String) { #expect(HTTPDate.parse(text) == nil) }

    @Test func `have full years where they have four figures`() {
        #expect(HTTPDate.parse("Sun Nov  6 08:49:37 0094") == HTTPDate.parse("Sun, 06 Nov 0094 08:49:37 GMT"))
        #expect(HTTPDate.parse("Sun Nov  6 08:49:37 0094") != HTTPDate.parse("Sunday, 06-Nov-94 08:49:37 GMT"))
    }
}
