import FerroORM
import Foundation

/// A blog with a relation of every kind.
enum Blog {
    @Model("people") struct Author {
        let id: ID
        var name: String

        static let posts = hasMany(Post.self, \.authorID)
        static let reviews = hasMany(Post.self, \.reviewerID)
        static let received = hasMany(Comment.self, through: Post.self, \.authorID, \.postID)
        static let oneReceived = hasOne(Comment.self, through: Post.self, \.authorID, \.postID)
        static let profile = hasOne(Profile.self, \.authorID)
        static let images = morphMany(Image.self, type: \.subjectType, id: \.subjectID)
    }

    @Model struct Profile {
        let id: ID
        var authorID: Author.ID?
        var text: String
    }

    @Model struct Post {
        let id: ID
        var authorID: Author.ID
        var reviewerID: Author.ID?
        var title: String

        static let author = belongsTo(Author.self, \.authorID)
        static let reviewer = belongsTo(Author.self, \.reviewerID)
        static let comments = hasMany(Comment.self, \.postID).order { $0.writtenAt.ascending }
        static let lastTwo = hasMany(Comment.self, \.postID).order { $0.writtenAt.descending }.limit(2)
        static let latest = hasOne(Comment.self, \.postID).latest(by: \.writtenAt)
        static let oldest = hasOne(Comment.self, \.postID).where { $0.isSpam == false }.oldest(by: \.writtenAt)
        static let tags = manyToMany(Tag.self, through: Tagging.self, \.postID, \.tagID).order { $0.name.ascending }
        static let tagged = manyToMany(Tag.self, withPivot: Tagging.self, \.postID, \.tagID)
        static let cover = morphOne(Image.self, type: \.subjectType, id: \.subjectID)
        static let byTitle = Self.order { $0.title.ascending }
    }

    @Model("remarks") struct Comment {
        let id: ID
        var postID: Post.ID
        var authorID: Author.ID
        var parentID: Comment.ID?
        var body: String
        var isSpam = false
        var writtenAt: Date

        static let post = belongsTo(Post.self, \.postID)
        static let author = belongsTo(Author.self, \.authorID)
        static let parent = belongsTo(Comment.self, \.parentID)
        static let replies = hasMany(Comment.self, \.parentID)
        static let real = Self.where { $0.isSpam == false }
    }

    @Model struct Tag {
        let id: ID
        var name: String

        static let posts = manyToMany(Post.self, through: Tagging.self, \.tagID, \.postID)
    }

    @Model struct Tagging {
        let id: ID
        var postID: Post.ID
        var tagID: Tag.ID
        var weight: Int = 1
    }

    @Model struct Image {
        let id: ID
        var subjectType: String?
        var subjectID: Int64?
        var url: String

        enum Subject: Morph, Equatable {
            case post(Post), author(Author)
            static let alternatives: [Alternative] = [
                .model(Post.self, Self.post), .model(Author.self, Self.author),
            ]
        }

        static let subject = morphTo(Subject.self, type: \.subjectType, id: \.subjectID)
    }
}
