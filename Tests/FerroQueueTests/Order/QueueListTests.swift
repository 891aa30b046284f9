import FerroQueue
import Testing

@Suite struct QueueListTests {
    @Test func `names alone are a strict order`() throws {
        let list = try QueueList(parsing: " mail, default ")
        #expect(list.queues == ["mail", "default"])
        #expect(list.order == .strict)
    }

    @Test func `names with weights are drawn by them`() throws {
        let list = try QueueList(parsing: "mail:3, default : 1")
        #expect(list.queues == ["mail", "default"])
        #expect(list.order == .weighted(["mail": 3, "default": 1]))
    }

    @Test(arguments: [
        ("", "a place without a name"), ("mail,,default", "a place without a name"),
        ("mail,", "a place without a name"),
        (":3", "a place without a name"), ("mail,mail", "\"mail\" is listed twice"),
        ("mail:3,mail:1", "\"mail\" is listed twice"),
        ("mail:x", "the weight \"x\" of mail is no number from 1 to 1000"),
        ("mail:0", "the weight \"0\" of mail"), ("mail:-1", "the weight \"-1\" of mail"),
        ("mail:1001", "the weight \"1001\" of mail"), ("mail:99999999999999999999", "of mail is no number"),
        ("mail:", "the weight \"\" of mail"), ("mail:1:2", "the weight \"1:2\" of mail"),
        ("mail:3,default,images", "default, images has no weight"),
    ])
    func `what is wrong is named`(text: String, reason: String) throws {
        let error = try #require(throws: QueueError.self) { try QueueList(parsing: text) }
        #expect(error.code == .queueList)
        #expect(error.message.contains(reason))
    }
}
