//! What this client and its clones have sent: to compare with what comes back, and not to repeat what was refused.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::quality::RandomState;

use super::content::Content;
use super::payload::JsonBody;
use crate::documento::{Documento, Status};
use crate::error::Error;
use crate::types::Referencia;

/// References that are remembered; the oldest give way.
const KEPT: usize = 20_000;
/// The authority's service is down: such a refusal is not of the document, and repeating it unchanged is right (MOC, B03 and B04).
const SERVICE_DOWN: [&str; 2] = ["108", "109"];

/// The last sending of each reference.
#[derive(Debug, Default)]
pub(super) struct Memory {
    hasher: RandomState,
    sendings: Mutex<Sendings>,
}

#[derive(Debug, Default)]
struct Sendings {
    by_reference: HashMap<String, Sending>,
    order: VecDeque<String>,
}

#[derive(Debug)]
struct Sending {
    content: Content,
    refused: Option<Refused>,
}

/// A refusal, and the body that it was of.
#[derive(Debug, Clone)]
struct Refused {
    digest: u64,
    documento: Box<Documento>,
}

impl Memory {
    /// What is kept of a body, and its text: read once, since every emission pays for it.
    pub(super) fn read(&self, body: JsonBody) -> Result<(Content, Vec<u8>), Error> {
        Content::read(&self.hasher, body)
    }

    /// The refusal that the authority gave to this very content, if the last sending of the reference got one.
    pub(super) fn refusal(&self, referencia: &Referencia, content: &Content) -> Option<Documento> {
        let refused = self.lock().by_reference.get(referencia.as_str())?.refused.clone()?;
        (refused.digest == content.digest).then_some(*refused.documento)
    }

    /// Notes that this content is being sent; returns the verdict that an earlier sending of the reference got, if it was a refusal.
    pub(super) fn sending(&self, referencia: &Referencia, content: Content) -> Option<Documento> {
        let mut sendings = self.lock();
        if let Some(known) = sendings.by_reference.get_mut(referencia.as_str()) {
            known.content = content;
            return known.refused.as_ref().map(|refused| refused.documento.as_ref().clone());
        }
        if sendings.order.len() >= KEPT
            && let Some(oldest) = sendings.order.pop_front()
        {
            sendings.by_reference.remove(&oldest);
        }
        sendings.order.push_back(referencia.as_str().to_owned());
        sendings.by_reference.insert(referencia.as_str().to_owned(), Sending { content, refused: None });
        None
    }

    /// Learns from the answer to a sending, and tells on it what differs from what was sent.
    pub(super) fn answered(&self, referencia: &Referencia, documento: Documento) -> Documento {
        self.learn(referencia, documento, true)
    }

    /// Learns from a document that a query or a webhook brought. The very verdict that the reference had before the last sending is
    /// not held against it: that sending may not have arrived.
    pub(super) fn seen(&self, referencia: &Referencia, documento: Documento) -> Documento {
        self.learn(referencia, documento, false)
    }

    fn learn(&self, referencia: &Referencia, documento: Documento, direct: bool) -> Documento {
        let mut sendings = self.lock();
        let Some(sending) = sendings.by_reference.get_mut(referencia.as_str()) else { return documento };
        let down = documento.status_sefaz.as_deref().is_some_and(|code| SERVICE_DOWN.contains(&code.trim()));
        if documento.status != Status::ErroAutorizacao || down {
            sending.refused = None;
        } else {
            let verdict = verdict(&documento);
            let before = sending.refused.as_ref().filter(|refused| refused.digest != sending.content.digest);
            if direct || before.is_none_or(|refused| *refused.documento != verdict) {
                sending.refused = Some(Refused { digest: sending.content.digest, documento: Box::new(verdict) });
            }
        }
        documento.comparado_com(&sending.content.sent)
    }

    fn lock(&self) -> MutexGuard<'_, Sendings> {
        self.sendings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A document as a verdict to compare: without how it was obtained.
pub(super) fn verdict(documento: &Documento) -> Documento {
    documento.clone().sem_resposta()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{KEPT, Memory};
    use crate::client::payload::IntoPayload;
    use crate::documento::Documento;
    use crate::types::Referencia;

    fn reference(text: &str) -> Referencia {
        Referencia::new(text).unwrap()
    }

    fn document(value: serde_json::Value) -> Documento {
        Documento::from_value(value).unwrap()
    }

    fn send(memory: &Memory, referencia: &Referencia, body: &[u8]) {
        let (content, _) = memory.read(body.into_payload().unwrap()).unwrap();
        memory.sending(referencia, content);
    }

    fn refusal(memory: &Memory, referencia: &Referencia, body: &[u8]) -> Option<Documento> {
        let (content, _) = memory.read(body.into_payload().unwrap()).unwrap();
        memory.refusal(referencia, &content)
    }

    #[test]
    fn a_refusal_is_remembered_for_the_content_and_not_for_its_spelling() {
        let (memory, r) = (Memory::default(), reference("a"));
        send(&memory, &r, br#"{"a": 1, "b": "x"}"#);
        memory.seen(&r, document(json!({"status": "erro_autorizacao", "status_sefaz": "598"})));
        assert!(refusal(&memory, &r, br#"{ "b":"x","a":1 }"#).is_some());
        assert!(refusal(&memory, &r, br#"{"a": 2, "b": "x"}"#).is_none());
        assert!(refusal(&memory, &reference("b"), br#"{"a": 1, "b": "x"}"#).is_none());
    }

    #[test]
    fn a_new_sending_in_process_forgets_the_refusal() {
        let (memory, r) = (Memory::default(), reference("a"));
        send(&memory, &r, b"{}");
        memory.seen(&r, document(json!({"status": "erro_autorizacao"})));
        memory.seen(&r, document(json!({"status": "processando_autorizacao"})));
        assert!(refusal(&memory, &r, b"{}").is_none());
    }

    #[test]
    fn the_verdict_of_before_a_sending_is_not_held_against_it() {
        let (memory, r) = (Memory::default(), reference("a"));
        let refused = || document(json!({"status": "erro_autorizacao", "status_sefaz": "598"}));
        send(&memory, &r, br#"{"a": 1}"#);
        memory.answered(&r, refused());
        send(&memory, &r, br#"{"a": 2}"#);
        memory.seen(&r, refused());
        assert!(refusal(&memory, &r, br#"{"a": 1}"#).is_some());
        assert!(refusal(&memory, &r, br#"{"a": 2}"#).is_none());
        memory.answered(&r, refused());
        assert!(refusal(&memory, &r, br#"{"a": 2}"#).is_some());
    }

    #[test]
    fn a_service_that_is_down_refuses_no_document() {
        let (memory, r) = (Memory::default(), reference("a"));
        send(&memory, &r, b"{}");
        memory.seen(&r, document(json!({"status": "erro_autorizacao", "status_sefaz": 108})));
        assert!(refusal(&memory, &r, b"{}").is_none());
    }

    #[test]
    fn the_oldest_references_give_way() {
        let memory = Memory::default();
        for i in 0..=KEPT {
            send(&memory, &reference(&i.to_string()), b"{}");
        }
        assert_eq!(memory.lock().by_reference.len(), KEPT);
        assert!(!memory.lock().by_reference.contains_key("0"));
    }
}
