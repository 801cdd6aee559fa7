//! Which fields do all kinds share?

use crate::model::schema::{Private, choice, fields};
use crate::model::values::{
    Correction, FileRef, Identifiers, LText, Link, MomentValue, Names, Photo, Ref, Source, Text, TopicOf,
};

choice! {
    /// Whether readers may see a record.
    pub enum Status { Draft = "draft", Published = "published", Withdrawn = "withdrawn", Removed = "removed", }
}

fields! {
    /// The fields common to all kinds.
    pub struct Common {
        /// The id, where it is repeated in the file; it must be the file's name.
        id as "id": Option<Text>,
        /// Former ids, which lead here.
        old_ids as "old_ids": Vec<Text>,
        /// Former addresses, which lead here.
        old_urls as "old_urls": Vec<Text>,
        /// Whether readers may see it.
        status as "status": Option<Status>,
        /// Why it was removed.
        removed_reason as "removed_reason": Option<LText>,
        /// Not before this moment.
        publish_at as "publish_at": Private<Option<MomentValue>>,
        /// Title.
        title as "title": Option<LText>,
        /// Name of people, organizations, places and topics in one piece.
        name as "name": Option<Names>,
        /// Names with their parts.
        names as "names": Option<Names>,
        /// Second line of the title.
        subtitle as "subtitle": Option<LText>,
        /// Title for lists.
        short_title as "short_title": Option<LText>,
        /// Two sentences for lists and search engines.
        summary as "summary": Option<LText>,
        /// Prose of a record without a Markdown file.
        body as "body": Private<Option<LText>>,
        /// Language spoken or written.
        language as "language": Vec<Text>,
        /// Which text is the original.
        original as "original": Option<Text>,
        /// Licence, where it is not the site's.
        licence as "licence": Option<Text>,
        /// Identifiers in other systems.
        identifiers as "identifiers": Option<Identifiers>,
        /// Public remark.
        remark as "remark": Option<LText>,
        /// Subjects.
        topics as "topics": Vec<Ref<TopicOf>>,
        /// Links.
        links as "links": Vec<Link>,
        /// Pictures.
        photos as "photos": Vec<Photo>,
        /// Files.
        files as "files": Vec<FileRef>,
        /// Sources.
        sources as "sources": Vec<Source>,
        /// Corrections after publication.
        corrections as "corrections": Vec<Correction>,
        /// Fields that are known to be missing.
        incomplete as "incomplete": Vec<Text>,
        /// Notes of the editors, never published.
        notes as "notes": Private<Vec<LText>>,
    }
}
