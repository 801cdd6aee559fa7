//! Does each step of the ranking do what the browser does, too?

use super::*;
use crate::analysis::Analyzer;
use crate::i18n::Lang;

/// An index in which document `n` has these texts.
fn index_of(documents: &[&[(Field, Lang, &str)]]) -> Index {
    let document = |at: usize| {
        let piece =
            |(field, lang, text): &(Field, Lang, &str)| Piece { field: *field, lang: *lang, text: (*text).to_owned() };
        Document { pieces: documents[at].iter().map(piece).collect(), ..Document::default() }
    };
    let collection = Collection {
        lang: Lang::KK,
        others: vec![Lang::RU],
        len: documents.len(),
        document: &document,
        places: Vec::new(),
        awards: Vec::new(),
    };
    Index::build(&collection, &Analyzer::default())
}

/// Document, tier and points of each hit.
fn hits(index: &Index, query: &str) -> Vec<(u32, u8, u32)> {
    let answer = index.search(&Analyzer::default(), query);
    answer.hits.iter().map(|hit| (hit.doc, hit.tier, hit.points)).collect()
}

const KK: Lang = Lang::KK;
const RU: Lang = Lang::RU;

#[test]
fn the_field_and_the_form_decide() {
    let index = index_of(&[
        &[(Field::Body, KK, "мектеп"), (Field::Summary, KK, "мектептің")],
        &[(Field::Name, KK, "Мектеп")],
        &[(Field::Title, KK, "мектепте"), (Field::Names, KK, "мектеп")],
        &[(Field::EntityTitle, KK, "бала")],
    ]);
    // Summary in another form 3 × 10 against text in this form 1 × 12, title 8 × 10 against names 4 × 12.
    assert_eq!(hits(&index, "мектеп "), [(1, 0, 192), (2, 0, 80), (0, 0, 30)]);
    assert_eq!(hits(&index, "бала "), [(3, 0, 108)]);
    let index = index_of(&[&[(Field::Body, KK, "қала")], &[(Field::Body, KK, "кала")]]);
    assert_eq!(
        hits(&index, "кала "),
        [(1, 0, 12), (0, 0, 11)],
        "typed as it stands there, typed without Kazakh letters"
    );
}

#[test]
fn a_word_counts_once_in_a_document_by_its_best_field() {
    let index =
        index_of(&[&[(Field::Body, KK, "форум форум"), (Field::Title, RU, "форум"), (Field::Names, KK, "форум")]]);
    assert_eq!(hits(&index, "форум "), [(0, 0, 96)]);
    let terms = index.terms.iter().filter(|term| term.key == "форум").collect::<Vec<_>>();
    assert_eq!(terms.len(), 1, "the key of two languages is one term");
    assert_eq!(terms[0].surfaces, [Surface { text: "форум".into(), postings: vec![Posting::new(0, Field::Title)] }]);
}

#[test]
fn only_the_last_word_may_be_a_beginning() {
    let index = index_of(&[&[(Field::Title, KK, "Бейсембаев келді")], &[(Field::Body, KK, "басқа жұрт келді")]]);
    assert_eq!(hits(&index, "бейсемба"), [(0, 1, 48)]);
    assert_eq!(hits(&index, "келді бейсемба"), [(0, 1, 144)], "the worst tier, all points");
    assert_eq!(hits(&index, "бейсемба "), [], "white space ends a word");
    assert_eq!(hits(&index, "бе"), [], "two letters begin too many words");
}

#[test]
fn beginnings_are_left_out_where_many_records_have_the_word() {
    let word: &[(Field, Lang, &str)] = &[(Field::Body, KK, "бала")];
    let longer: &[(Field, Lang, &str)] = &[(Field::Title, KK, "балабақша")];
    for (records, found) in [(19, 20), (20, 20)] {
        let mut documents = vec![word; records];
        documents.push(longer);
        let hits = hits(&index_of(&documents), "бала");
        assert_eq!(hits.len(), found, "{records} records");
        assert_eq!(hits.last().map(|hit| hit.1), Some(if records < 20 { 1 } else { 0 }));
    }
}

#[test]
fn a_form_in_a_better_field_hides_places_that_never_decide() {
    let index = index_of(&[
        &[(Field::Title, KK, "мектептер"), (Field::Body, KK, "мектепте")],
        &[(Field::Summary, KK, "мектептер"), (Field::Names, KK, "мектепте")],
        &[(Field::Body, KK, "мектепте мектептер")],
    ]);
    let docs = |form: &str| -> Vec<u32> {
        let surfaces = index.terms.iter().flat_map(|term| &term.surfaces);
        let postings = surfaces.filter(|surface| surface.text == form).flat_map(|surface| &surface.postings);
        postings.map(|posting| posting.doc()).collect()
    };
    assert_eq!((docs("мектепте"), docs("мектептер")), (vec![1, 2], vec![0, 2]));
    assert_eq!(hits(&index, "мектепте "), [(0, 0, 80), (1, 0, 48), (2, 0, 12)]);
    assert_eq!(hits(&index, "мектептер "), [(0, 0, 96), (1, 0, 40), (2, 0, 12)]);
}

#[test]
fn names_are_found_by_initials() {
    let index = index_of(&[
        &[(Field::Name, KK, "Ғани"), (Field::Name, KK, "Бейсембаев"), (Field::Name, KK, "Ғ.")],
        &[(Field::Body, KK, "Н.М. Бейсембаев")],
    ]);
    for query in ["Ғ. Бейсембаев", "Г.Бейсембаев", "Бейсембаев Ғ.", "ғ бейсембаев"]
    {
        let found = hits(&index, query);
        assert_eq!((found[0].0, found.len()), (0, 1), "{query}: {found:?}");
    }
    assert_eq!(hits(&index, "Н. Бейсембаев")[0].0, 1);
    assert!(index.terms.iter().any(|term| term.key == "г." && term.surfaces[0].text == "ғ."));
}

#[test]
fn similar_words_are_looked_for_when_few_are_found() {
    let index = index_of(&[
        &[(Field::Body, KK, "қатысқандар")],
        &[(Field::Name, KK, "Бейсембаев")],
        &[(Field::Body, KK, "мәдениет")],
    ]);
    let answer = |query: &str| index.search(&Analyzer::default(), query);
    let verb = answer("қатысты ");
    assert_eq!((verb.hits[0].doc, verb.hits[0].tier, verb.hits[0].points, verb.round), (0, 2, 5, 2));
    assert_eq!(verb.surfaces, ["қатысқандар"], "what is to be marked");
    let latin = answer("Beisembaev ");
    assert_eq!((latin.hits[0].doc, latin.hits[0].tier, latin.hits[0].points), (1, 3, 64));
    let keyboard = answer(",tqctv,ftd");
    let one = (keyboard.hits[0].doc, keyboard.hits[0].tier, keyboard.hits[0].points);
    assert_eq!(one, (1, 3, 128), "two words as it was typed");
    let wrong = answer("бейсенбаев ");
    assert_eq!((wrong.hits[0].doc, wrong.hits[0].tier, wrong.hits[0].points, wrong.round), (1, 4, 32, 3));
    assert_eq!(answer("мәдеинет ").hits.len(), 1, "two letters changed places");
    assert_eq!(answer("бейсе ").hits, [], "four letters more are no error");
}

#[test]
fn enough_hits_end_the_search() {
    let exact = (0..5).map(|_| [(Field::Body, KK, "қатысты")]).collect::<Vec<_>>();
    let mut documents: Vec<&[(Field, Lang, &str)]> = exact.iter().map(<[_; 1]>::as_slice).collect();
    documents.push(&[(Field::Name, KK, "қатысқандар")]);
    let index = index_of(&documents);
    let answer = index.search(&Analyzer::default(), "қатысты ");
    assert_eq!((answer.hits.len(), answer.round), (5, 1));
    let docs: Vec<u32> = answer.hits.iter().map(|hit| hit.doc).collect();
    assert_eq!(docs, [0, 1, 2, 3, 4], "equals stand in the order of the documents");
}

#[test]
fn some_of_the_words_are_better_than_nothing() {
    let index = index_of(&[
        &[(Field::Body, KK, "Орал форумы")],
        &[(Field::Title, KK, "форум")],
        &[(Field::Body, KK, "Орал")],
        &[(Field::Body, KK, "басқа")],
    ]);
    let answer = index.search(&Analyzer::default(), "Орал форумы ғарышкер");
    assert!(answer.partial && answer.round == 4);
    let docs: Vec<u32> = answer.hits.iter().map(|hit| hit.doc).collect();
    assert_eq!(docs, [0, 1, 2], "two words before one, then by points");
    let nothing = index.search(&Analyzer::default(), "ғарышкер");
    assert!(nothing.hits.is_empty() && !nothing.partial && nothing.round == 3);
}

#[test]
fn weak_words_are_not_demanded_unless_there_are_no_others() {
    let index = index_of(&[&[(Field::Title, KK, "Орал")], &[(Field::Title, KK, "Абай және Мұхтар")]]);
    assert_eq!(hits(&index, "және Орал "), [(0, 0, 96)]);
    assert_eq!(hits(&index, "және "), [(1, 0, 96)]);
    for empty in ["", "  ", "…–«»", "\u{ad}"] {
        assert_eq!(index.search(&Analyzer::default(), empty), Answer::default(), "{empty:?}");
    }
    let long = "Орал ".repeat(5_000);
    assert_eq!(hits(&index, &long), [(0, 0, 96)], "a word said again says nothing more");
}
