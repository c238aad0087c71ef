import assert from "node:assert/strict";
import { test } from "node:test";
import { ALI, BEA, conversation, welcome } from "./made";
import { isCalled, leads, mayTakeOver } from "./people";
import type { Alert } from "./wire";

const bea = welcome().agent;
const mia = { ...bea, id: "mia", name: "Mia", role: "manager" };
const alert = (kind: Alert["kind"], about = conversation()): Alert => ({ id: "a1", kind, mark: null, conversation: about });

test("managers and admins lead, agents and editors do not", () => {
  assert.deepEqual(["agent", "editor", "manager", "admin"].map((role) => leads({ ...bea, role })), [false, false, true, true]);
  assert.equal(leads(null), false);
});

test("a manager may take over what a colleague has, but not what is done, free or theirs", () => {
  const alis = conversation({ status: "open", agent: ALI });
  assert.equal(mayTakeOver(mia, alis), true);
  assert.equal(mayTakeOver(bea, alis), false);
  assert.equal(mayTakeOver(mia, { ...alis, agent: { id: "mia", name: "Mia" } }), false);
  assert.equal(mayTakeOver(mia, { ...alis, status: "resolved" }), false);
  assert.equal(mayTakeOver(mia, conversation()), false);
});

test("an alert calls whose case it is, else the team; managers for what is broken or escalated", () => {
  const teams = [{ name: "teknis", members: ["ali"] }];
  const alis = conversation({ agent: ALI, status: "open" });
  assert.equal(isCalled(bea, teams, alert("warning", alis)), false);
  assert.equal(isCalled(bea, teams, alert("warning", conversation({ agent: BEA }))), true);
  assert.equal(isCalled(mia, teams, alert("warning", alis)), false);
  assert.equal(isCalled(mia, teams, alert("breach", alis)), true);
  assert.equal(isCalled(bea, teams, alert("new", conversation({ team: "support" }))), true);
  assert.equal(isCalled(bea, teams, alert("new", conversation({ team: "teknis" }))), false);
  assert.equal(isCalled({ ...bea, id: "ali" }, teams, alert("new", conversation({ team: "teknis" }))), true);
});
